import type { Entry } from '../model.ts'
import { entryPhrase } from '../report/phrases.ts'
import { canonicalJson } from './canonical-json.ts'

/** Of one version, the first few suffice to find the rest. */
const SHOWN = 3

/** Where stored entries differ from what their document says, in words; none when they are the same to the last byte. */
export function readingDifferences(stored: readonly Entry[], read: readonly Entry[]): string[] {
  const told: string[] = []
  let more = 0
  const tell = (text: string) => {
    if (told.length < SHOWN) told.push(text)
    else more++
  }
  const [left, right] = [new Map(stored.map(keyed)), new Map(read.map(keyed))]
  const gone = [...right].filter(([json]) => !left.has(json)).map(([, entry]) => entry)
  for (const [json, entry] of left) {
    if (right.has(json)) continue
    const twin = gone.findIndex(other => canonicalJson(other.evidence) === canonicalJson(entry.evidence))
    const [other] = twin < 0 ? [] : gone.splice(twin, 1)
    tell(
      other
        ? differsText(entry, other)
        : `“${entryPhrase(entry)}” is stored, and its document does not show it`,
    )
  }
  for (const entry of gone) tell(`“${entryPhrase(entry)}” is not stored, and its document shows it`)
  const sameRows = told.length === 0 && canonicalJson(stored) === canonicalJson(read)
  if (told.length === 0 && !sameRows)
    tell('the entries are stored in another order, or another number of times, than its document shows them')
  return more > 0 ? [...told, `${more} more of its entries differ`] : told
}

function keyed(entry: Entry): [string, Entry] {
  return [canonicalJson(entry), entry]
}

/** Two entries at one place of the document. */
function differsText(stored: Entry, read: Entry): string {
  const parts = ['name', 'state', 'kind', 'key', 'fields', 'recognised'] as const
  const differing = parts.filter(
    part => canonicalJson(stored[part] ?? null) !== canonicalJson(read[part] ?? null),
  )
  if (differing.includes('name')) return `“${stored.name}” is stored, and its document says “${read.name}”`
  return `“${entryPhrase(stored)}” is stored with another ${differing.join(' and ')} than its document says`
}
