import type { Evidence } from '../model.ts'

/** Where a document shows an entry, in a few words: "page 3 at 72,100 to 540,130", "Sheet1!B17", "main > ul > li". */
export function evidencePhrase(evidence: Evidence): string {
  if ('page' in evidence) {
    const [left, top, right, bottom] = evidence.box.map(Math.round)
    return `page ${evidence.page} at ${left},${top} to ${right},${bottom}`
  }
  return 'sheet' in evidence ? `${evidence.sheet}!${evidence.cell}` : evidence.element
}
