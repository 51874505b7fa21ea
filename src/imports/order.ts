import { readPublishedName } from '../fetch/published-name.ts'
import { byCodeUnit } from '../text/by-code-unit.ts'
import type { GivenDocument } from './given.ts'

/**
 * Documents in the order in which they were published, as well as that is known before they are read: by the day that is
 * stated, that their names state or on which they were taken. Those of which nothing says it come last, as given.
 */
export function inOrderOfPublication(documents: readonly GivenDocument[]): GivenDocument[] {
  return documents
    .map(document => ({ document, key: keyOf(document) }))
    .sort((a, b) => byCodeUnit(a.key, b.key))
    .map(({ document }) => document)
}

/** Sorts as text: the day, the place in the day, the time at which it was taken. */
function keyOf({ name, publishedOn, answer }: GivenDocument): string {
  const named = readPublishedName(name, answer?.finishedAt.slice(0, 10) ?? null)
  const on = publishedOn ?? named?.on ?? answer?.finishedAt.slice(0, 10)
  if (on === undefined) return '~'
  const sequence = named?.on === on ? named.sequence : 0
  return `${on} ${String(sequence).padStart(9, '0')} ${answer?.finishedAt ?? ''}`
}
