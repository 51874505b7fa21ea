/**
 * Imports the documents in `FOLDER/documents`, by name, into a new record and prints what it cost, as JSON:
 * `node --expose-gc bench/keep-versions.ts FOLDER MARK…`, the marks being numbers of versions at which the record is measured.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type OpenRecord, withRecord } from '../src/cli/record.ts'
import { type Config, loadConfig } from '../src/config.ts'
import { importFile } from '../src/pipeline.ts'
import { placesHeld } from '../src/places/held.ts'
import { placeAsked } from '../src/questions/asked.ts'
import { placeHistory } from '../src/questions/history.ts'
import { withListRecords } from '../src/questions/list-record.ts'
import { type Chronicle, updateChangelog } from '../src/report/changelog-file.ts'
import { participating } from '../src/sources/287g-participating/source.ts'
import { ASKED } from './csv-versions.ts'
import { median, timeOf } from './timing.ts'

/** What the record is like when it holds so many versions. Milliseconds and bytes. */
export interface Mark {
  readonly versions: number
  readonly times: Times
  /** of another record, taken in turns with those of this one, when it held as many versions as the first mark says */
  readonly timesAtFirst: Times
  readonly database: number
  /** the most memory that the process had in use so far, its reader processes not counted */
  readonly peak: number
  /** how much of it was in use before the first version */
  readonly opened: number
  /** what JavaScript's objects take up now, once those that nobody needs are gone */
  readonly live: number
}

/** Medians. */
export interface Times {
  /** of the last fifty */
  readonly oneVersion: number
  readonly history: number
  /** writing the changelog when one version is new */
  readonly changelog: number
}

const LAST = 50
const REPEATS = 5

if (import.meta.main) {
  const [folder = '.', ...marks] = process.argv.slice(2)
  console.log(JSON.stringify(await keepVersions(folder, marks.map(Number))))
}

async function keepVersions(folder: string, marks: readonly number[]): Promise<Mark[]> {
  const files = (await readdir(join(folder, 'documents'))).sort().map(name => join(folder, 'documents', name))
  const [first = 0] = marks
  const kept = loadConfig(null, join(folder, 'record'))
  const opened = await inRecord(kept, async () => process.memoryUsage.rss())
  const done: Mark[] = []
  let held = 0
  for (const versions of marks) {
    const measured = await inRecord(kept, record =>
      inRecord(loadConfig(null, join(folder, `beside-${versions}`)), async beside => {
        await importAll(files.slice(held, versions - LAST), record)
        await importAll(files.slice(0, first - LAST), beside)
        const ours = toMeasure(record, files.slice(versions - LAST, versions))
        const theirs = toMeasure(beside, files.slice(first - LAST, first))
        await measureInTurns([ours, theirs])
        globalThis.gc?.()
        const live = process.memoryUsage().heapUsed
        return { times: timesOf(ours), timesAtFirst: timesOf(theirs), live }
      }),
    )
    held = versions
    const { size } = await stat(join(kept.dataDir, 'icelist.sqlite'))
    const peak = process.resourceUsage().maxRSS * 1024
    done.push({ versions, ...measured, database: size, peak, opened })
  }
  return done
}

function inRecord<T>(config: Config, work: (record: OpenRecord) => Promise<T>): Promise<T> {
  return withRecord(config, '0.0.0', () => new Date(), work)
}

/** A record, the versions that it is yet to import, and what was measured of it, in milliseconds. */
interface Measured {
  readonly record: OpenRecord
  readonly last: readonly string[]
  readonly oneVersion: number[]
  readonly history: number[]
  readonly changelog: number[]
}

function toMeasure(record: OpenRecord, last: readonly string[]): Measured {
  return { record, last, oneVersion: [], history: [], changelog: [] }
}

/** A slow moment of the machine is everybody's: the records take turns. */
async function measureInTurns(works: readonly Measured[]): Promise<void> {
  for (let turn = 0; turn < LAST; turn++)
    for (const { record, last, oneVersion, changelog } of works) {
      oneVersion.push(await timeOf(() => importVersion(last[turn] ?? '', record)))
      // as after each of the last imports; it is written by the first of them for all before
      if (LAST - turn <= REPEATS + 1) changelog.push(await timeOf(() => updateChangelog(chronicleOf(record))))
    }
  for (let turn = 0; turn <= REPEATS; turn++)
    for (const { record, history } of works) history.push(await timeOf(() => askHistory(record)))
}

function timesOf({ oneVersion, history, changelog }: Measured): Times {
  return {
    oneVersion: median(oneVersion),
    history: median(history.slice(1)),
    changelog: median(changelog.slice(1)),
  }
}

function chronicleOf({ dataDir, store }: OpenRecord): Chronicle {
  const { withdrawnAfter } = loadConfig(null, dataDir)
  return { dataDir, store, sources: [participating], withdrawnAfter, program: 'bench' }
}

async function importAll(paths: readonly string[], record: OpenRecord): Promise<void> {
  for (const path of paths) await importVersion(path, record)
}

async function importVersion(path: string, record: OpenRecord): Promise<void> {
  const file = { name: basename(path), bytes: await readFile(path), publishedOn: null }
  const { verdict, reasons } = await importFile(participating, file, record)
  if (verdict !== 'new-version')
    throw new Error(`${path}: ${verdict}, ${reasons.map(reason => reason.text).join(' ')}`)
}

/** As the verb `history` answers, with the record open. */
async function askHistory({ store, dataDir }: OpenRecord): Promise<void> {
  const places = await placesHeld(dataDir)
  await withListRecords([participating], store, places, async records => {
    const asked = await placeAsked(ASKED, records, places)
    if ('unclear' in asked) throw new Error(`${ASKED} is not found`)
    await placeHistory(asked.place, records, places)
  })
}
