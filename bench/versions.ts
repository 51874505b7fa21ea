import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { csvVersions } from './csv-versions.ts'
import { withFolder } from './folder.ts'
import { gitPackSize } from './git-pack.ts'
import type { Mark } from './keep-versions.ts'
import { REPOSITORY, runNode } from './process.ts'
import { type Figure, memory, type Row, type Section, size } from './row.ts'

const ROWS = 2000
const FIRST = 100
/** What is called flat: the larger figure is at most so many times the smaller one. */
const FLAT = 1.25
const HISTORY_MS = 5
const PEAK_MB = 200

/**
 * Keeps many versions of a long list, each with five changes.
 * @param counts numbers of versions at which the record is compared with what it was at 100
 */
export async function measureVersions(counts: readonly number[]): Promise<Section> {
  return withFolder(async folder => {
    await mkdir(join(folder, 'documents'))
    for (const { name, text } of csvVersions(Math.max(FIRST, ...counts), ROWS))
      await writeFile(join(folder, 'documents', name), text)
    const marks = await keepVersions(folder, [FIRST, ...counts])
    const [, ...later] = marks
    const packs = new Map<number, number>()
    for (const { versions } of marks) {
      const repository = join(folder, `git-${versions}`)
      await mkdir(repository)
      packs.set(versions, await gitPackSize(repository, csvVersions(versions, ROWS)))
    }
    return {
      title: 'Many versions',
      rows: later.flatMap(mark => rowsOf(mark, packs.get(mark.versions) ?? Number.NaN)),
      text: [
        `A list of ${ROWS.toLocaleString('en-US')} agencies as CSV, sorted by state and name; each version has two agencies more, two less and one with another signing day. One process imports them by the pipeline, a reader process reads them for it. Size: the database file; beside it, the archive keeps the documents as they came. git: one commit a version, \`git repack -adf\`, the pack without its index. History of one place: as \`history\` answers, with the record open. The last fifty versions are imported in turns with the last fifty of a new record of ${FIRST} versions, which the times are compared with.`,
        '',
        '| versions | one version, ms | history, ms | CHANGELOG.md, ms | database, KB | a version more, KB | git pack, KB | peak memory, MB | at the start, MB | live objects, MB |',
        '|---|---|---|---|---|---|---|---|---|---|',
        ...marks.map((mark, index) => line(mark, marks[index - 1], packs.get(mark.versions) ?? Number.NaN)),
      ].join('\n'),
    }
  })
}

async function keepVersions(folder: string, marks: readonly number[]): Promise<Mark[]> {
  const printed = await runNode(
    ['--expose-gc', `${REPOSITORY}bench/keep-versions.ts`, folder, ...marks.map(String)],
    folder,
  )
  return JSON.parse(printed)
}

function rowsOf(mark: Mark, pack: number): Row[] {
  const held = `${mark.versions.toLocaleString('en-US')} versions`
  const sameAtFirst = `a record of ${FIRST} versions, in turns`
  return [
    {
      id: 'versions-one',
      work: `${held}: time for one version more`,
      against: sameAtFirst,
      ours: ms(mark.times.oneVersion),
      theirs: ms(mark.timesAtFirst.oneVersion),
      reach: { of: 'ratio', most: FLAT },
    },
    {
      id: 'versions-size',
      work: `${held}: size of the database`,
      against: 'a git repository of the same CSVs, packed',
      ours: size(mark.database),
      theirs: size(pack),
      reach: { of: 'ratio', most: 1 },
    },
    {
      id: 'versions-history',
      work: `${held}: history of one place`,
      against: sameAtFirst,
      ours: ms(mark.times.history),
      theirs: ms(mark.timesAtFirst.history),
      reach: { of: 'figure', most: HISTORY_MS },
    },
    {
      id: 'versions-changelog',
      work: `${held}: CHANGELOG.md when one version is new`,
      against: sameAtFirst,
      ours: ms(mark.times.changelog),
      theirs: ms(mark.timesAtFirst.changelog),
      reach: { of: 'ratio', most: FLAT },
    },
    {
      id: 'versions-memory',
      work: `${held}: peak memory of importing them, changelog and history`,
      against: '',
      ours: memory(mark.peak),
      theirs: null,
      reach: { of: 'figure', most: PEAK_MB },
    },
  ]
}

function ms(value: number): Figure {
  return { value, unit: 'ms', timing: null }
}

function line(mark: Mark, before: Mark | undefined, pack: number): string {
  const kilobytes = (bytes: number) => Math.round(bytes / 1024).toLocaleString('en-US')
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20)
  const each = before ? (mark.database - before.database) / (mark.versions - before.versions) / 1024 : null
  const cells = [
    mark.versions.toLocaleString('en-US'),
    mark.times.oneVersion.toFixed(1),
    mark.times.history.toFixed(1),
    mark.times.changelog.toFixed(1),
    kilobytes(mark.database),
    each?.toFixed(2) ?? '',
    kilobytes(pack),
    megabytes(mark.peak),
    megabytes(mark.opened),
    megabytes(mark.live),
  ]
  return `| ${cells.join(' | ')} |`
}
