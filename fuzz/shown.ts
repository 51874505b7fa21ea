import type { Entry, PdfEvidence } from '../src/model.ts'
import { stateNamed, stateOf } from '../src/places/states.ts'
import { fold } from '../src/text/fold.ts'

/** Tenths of a point. */
const EDGE = 5

/**
 * Whether a document still shows an entry as it did, so that a reader has no reason to read it otherwise. Of a PDF: the
 * boxes of its cells show the same text and no other. Of a web page: the same lines stand from its state's name, or from
 * the heading of its block, down to its own. Of other formats nothing is known.
 * @param before the text layer of the sample, in which the entry was read @param after that of the mutant
 */
export function isShownAsBefore(entry: Entry, before: readonly string[], after: readonly string[]): boolean {
  const { evidence } = entry
  if ('box' in evidence) return showsBoxes(evidence, before, after)
  if ('element' in evidence) return showsLines(entry, before, after)
  return false
}

function showsBoxes(evidence: PdfEvidence, before: readonly string[], after: readonly string[]): boolean {
  return Object.values(evidence.cells ?? {})
    .flat()
    .every(({ page, box }) => {
      const shown = (layer: readonly string[]) => layer.filter(piece => isWithin(piece, page, box)).join('\n')
      return shown(before) !== '' && shown(before) === shown(after)
    })
}

/** @param piece `page x y text`, in tenths of a point @param box in points */
function isWithin(piece: string, page: number, box: Readonly<PdfEvidence['box']>): boolean {
  const [at, x = 0, y = 0] = piece.split(' ', 3).map(Number)
  const [left, top, right, bottom] = box.map(points => points * 10) as PdfEvidence['box']
  return at === page && x > left - EDGE && x < right + EDGE && y > top - EDGE && y < bottom + EDGE
}

function showsLines(entry: Entry, before: readonly string[], after: readonly string[]): boolean {
  const own = bare(String(entry.fields.label ?? entry.name))
  const above = anchorOf(entry, own)
  const shown = `\n${after.join('\n')}\n`
  return before.some((line, end) => {
    if (bare(line) !== own) return false
    const start = before.slice(0, end).findLastIndex(line => bare(line) === above.text)
    if (start < 0) return false
    // a line below another state's name, or that is one, may be another entry
    if (above.isState && before.slice(start + 1, end + 1).some(line => stateNamed(bare(line)))) return false
    return shown.includes(`\n${before.slice(start, end + 1).join('\n')}\n`)
  })
}

/**
 * What says where an entry belongs: the state's name above it, without which its line may be another state's; for a line
 * that names its state itself, the heading of its block.
 */
function anchorOf({ state, kind, fields }: Entry, own: string): { text: string; isState: boolean } {
  // a city may be called New York
  const named = kind === 'state' ? stateNamed(own) : stateNamed(/,\s*([^,]+)$/.exec(own)?.[1] ?? '')
  if (state === null || named?.usps === state)
    return { text: bare(String(fields.heading ?? '')), isState: false }
  return { text: bare(stateOf(state).name), isState: true }
}

/** A line without the signs around it and the number of what stands below: `Delaware (3) +` */
function bare(line: string): string {
  return fold(line)
    .replace(/\(\d+\)/g, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}
