import type { Notice } from '../model.ts'
import type { Reading, Source } from '../sources/source.ts'
import type { Reason } from '../store/store.ts'

/** Why a document with so many entries is refused; null when it is not. */
export function belowFloor({ floor }: Source['expected'], entries: number): Reason | null {
  if (entries >= floor) return null
  const text = `${entries} entries; this list has never had fewer than ${floor}, so the document is not it or is cut short.`
  return { rule: 'below-floor', text }
}

/** What a person should know of an accepted reading, beside what the reader found. */
export function noticesOf(expected: Source['expected'], reading: Reading): Notice[] {
  if (reading.entries.length <= expected.ceiling) return [...reading.notices]
  const text = `${reading.entries.length} entries are more than the ${expected.ceiling} that were expected.`
  return [...reading.notices, { code: 'above-ceiling', text, count: reading.entries.length }]
}
