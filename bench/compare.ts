import { compare } from '../src/compare/compare.ts'
import { placeExists } from '../src/places/exists.ts'
import { generate } from '../test/compare/generated.ts'
import { type Counts, MICRODIFF, PEERS, rowOf } from './peers.ts'
import { milliseconds, type Row, type Section } from './row.ts'
import { sideBySide, type Timing } from './timing.ts'

const SIZES = [
  { entries: 558, repeats: 31 },
  { entries: 5000, repeats: 15 },
  { entries: 50_000, repeats: 7 },
]
const ICELIST = 'icelist'
const TRUTH = { added: 7, removed: 5, renamed: 4, changed: 3 }

/** One tool at one size. */
interface Line {
  readonly tool: string
  readonly counts: Counts & { readonly renamed?: number }
  readonly timing: Timing | null
}

/** Compares two versions whose differences are known, with every tool, from two arrays of rows to the answer. */
export async function measureCompare(): Promise<Section> {
  const rows: Row[] = []
  const text = [
    `Truth: ${told(TRUTH)}. Every tool starts from two arrays of rows in memory and ends with its answer; the others are handed the columns and the key without evidence, so that they have less to look at. microdiff makes its two objects by key as part of the work, as icelist makes its maps.`,
    '',
    '| entries | tool | ms, median | × microdiff | answer |',
    '|---|---|---|---|---|',
  ]
  for (const { entries, repeats } of SIZES) {
    const lines = await measureSize(entries, repeats)
    const timings = new Map(lines.map(line => [line.tool, line.timing]))
    const [ours, theirs] = [timings.get(ICELIST), timings.get(MICRODIFF.name)]
    if (!ours || !theirs) throw new Error('icelist or microdiff was not measured')
    rows.push({
      id: `compare-${entries}`,
      work: `compare two versions of ${entries.toLocaleString('en-US')} entries, renames included`,
      against: MICRODIFF.name,
      ours: milliseconds(ours),
      theirs: milliseconds(theirs),
      reach: entries === 50_000 ? { of: 'ratio', most: 1 } : null,
    })
    for (const { tool, timing, counts } of lines) {
      const cells = timing
        ? [timing.median.toFixed(2), (timing.median / theirs.median).toFixed(2), told(counts)]
        : ['not run: takes minutes', '', '']
      text.push(`| ${entries.toLocaleString('en-US')} | ${tool} | ${cells.join(' | ')} |`)
    }
  }
  return { title: 'Comparing', rows, text: text.join('\n') }
}

async function measureSize(entries: number, repeats: number): Promise<Line[]> {
  const generated = generate(entries)
  // two documents that were read share no objects
  const [before, after] = [structuredClone(generated.before), structuredClone(generated.after)]
  const [rowsBefore, rowsAfter] = [before.map(rowOf), after.map(rowOf)]
  const able = PEERS.filter(peer => entries <= peer.most)
  const times: Record<string, Timing> = await sideBySide<string>(repeats, {
    [ICELIST]: () => compare(before, after, { placeExists }),
    ...Object.fromEntries(able.map(peer => [peer.name, () => peer.compare(rowsBefore, rowsAfter)])),
  })
  const { counts } = compare(before, after, { placeExists })
  return [
    { tool: ICELIST, counts, timing: times[ICELIST] ?? null },
    ...PEERS.map(peer => ({
      tool: peer.name,
      counts: able.includes(peer)
        ? peer.count(peer.compare(rowsBefore, rowsAfter))
        : { added: 0, removed: 0, changed: 0 },
      timing: times[peer.name] ?? null,
    })),
  ]
}

function told({ added, removed, renamed, changed }: Line['counts']): string {
  const renames = renamed === undefined ? 'no renames' : `${renamed} renamed`
  return `${added} added, ${removed} removed, ${renames}, ${changed} changed`
}
