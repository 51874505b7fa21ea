import type { Entry } from '../model.ts'
import { contentHash } from '../snapshot/content.ts'
import type { ReadingRow } from '../store/proof-store.ts'
import type { Capture } from '../store/store.ts'
import type { Fault } from './fault.ts'
import type { Corrected } from './verify-corrections.ts'

/** Where the rows of a list's readings are not those of what its captures brought, or cannot be used. */
export function readingFaults(
  list: string,
  readings: readonly ReadingRow[],
  captures: readonly (Capture & { readonly id: number })[],
  corrected: Corrected,
): Fault[] {
  const brought = new Map<string, number>()
  for (const { id, document, content } of captures)
    for (const read of [content, ...(corrected.get(id) ?? [])])
      if (document !== null && read !== null) brought.set(`${document} ${read}`, id)
  const kept = new Set(readings.map(({ document, content }) => `${document} ${content}`))
  const gone = [...brought].filter(([read]) => !kept.has(read)).map(([, id]) => id)
  const lost = gone.map(
    (id): Fault => ({
      what: 'capture',
      which: String(id),
      text: `was read to entries, now or once, that no reading of ${list} has.`,
    }),
  )
  const rows = readings.flatMap(({ number, document, content, notices, founded }) => {
    const texts = [
      ...(brought.has(`${document} ${content}`)
        ? []
        : [`says what no capture of ${list} brought: another document, or other entries`]),
      ...(notices === null ? [`has notices that cannot be read. ${UNCHECKED}`] : []),
      ...(founded ? [] : ['does not stand on an earlier one as it says']),
    ]
    return texts.map(text => readingFault(number, list, text))
  })
  return [...lost, ...rows]
}

/** Where a reading does not have its entries. */
export function entriesFaults(
  list: string,
  { number, content, entries: count }: ReadingRow,
  entries: readonly Entry[],
): Fault[] {
  if (contentHash(entries) === content && entries.length === count) return []
  return [readingFault(number, list, 'does not have the entries that were stored with it')]
}

const UNCHECKED = 'What rests on it is not checked before that is mended'

function readingFault(number: number, list: string, text: string): Fault {
  return { what: 'reading', which: `${number} of ${list}`, text: `${text}.` }
}
