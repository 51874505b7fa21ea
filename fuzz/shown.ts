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
  const { heading = '', label = entry.name } = entry.fields
  const own = fold(String(label))
  const state = entry.state === null ? '' : stateOf(entry.state).name
  const above = fold(before.includes(state) ? state : String(heading))
  const shown = `\n${after.join('\n')}\n`
  return before.some((line, end) => {
    if (fold(line) !== own) return false
    const start = before.slice(0, end).findLastIndex(line => fold(line) === above)
    const between = before.slice(start + 1, end)
    // a line below another state's name, or that is one, may be another entry
    if (start < 0 || [...between, line].some(line => stateNamed(line))) return false
    return shown.includes(`\n${before.slice(start, end + 1).join('\n')}\n`)
  })
}
