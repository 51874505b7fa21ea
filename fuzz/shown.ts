import type { Entry, PdfEvidence } from '../src/model.ts'
import { stateOf } from '../src/places/states.ts'
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
  const lines = before.map(fold)
  const { heading = '', label = entry.name } = entry.fields
  const state = entry.state === null ? '' : fold(stateOf(entry.state).name)
  const above = lines.includes(state) ? state : fold(String(heading))
  const own = fold(String(label))
  const shown = `\n${after.map(fold).join('\n')}\n`
  return lines.some((line, end) => {
    const start = lines.lastIndexOf(above, end - 1)
    return line === own && start >= 0 && shown.includes(`\n${lines.slice(start, end + 1).join('\n')}\n`)
  })
}
