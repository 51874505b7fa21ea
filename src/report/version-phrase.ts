import type { Difference } from '../model.ts'
import type { Snapshot } from '../store/store.ts'
import { counted, grouped } from '../text/wording.ts'
import { countsPhrase, explainedPhrase } from './phrases.ts'

/**
 * What a version is, in half a sentence: "4 removed, 2 renamed; 609 → 605 entries; published between Thu 29 May 14:02 and
 * Fri 30 May 2025 14:02 UTC; reader dhs-sanctuary 2".
 * @param difference from the version before; null for the first one held
 * @param lastSeenBefore when the publisher was last seen to serve the version before; null when nobody knows
 */
export function versionPhrase(
  version: Snapshot,
  difference: Difference | null,
  lastSeenBefore: string | null,
): string {
  return [
    ...(difference === null ? [firstPhrase(version)] : differencePhrases(difference)),
    ...publishedPhrases(version, lastSeenBefore),
    `reader ${version.list} ${version.readerVersion}`,
  ].join('; ')
}

/** "4 removed, 2 renamed; 609 → 605 entries". */
export function countsAndTotal({ summary, from, to }: Pick<Difference, 'summary' | 'from' | 'to'>): string {
  return `${countsPhrase(summary)}; ${grouped(from.entries)} → ${counted(to.entries, 'entry', 'entries')}`
}

/** "first version held, 609 entries": its entries were not added, they were there. */
export function firstPhrase({ entries }: Pick<Snapshot, 'entries'>): string {
  return `first version held, ${counted(entries, 'entry', 'entries')}`
}

function differencePhrases(difference: Difference): string[] {
  const explained = explainedPhrase(difference.changes)
  return [countsAndTotal(difference), ...(explained === '' ? [] : [explained])]
}

/** What the publisher says of the day, and what was seen of the time. */
function publishedPhrases({ publishedOn, order }: Snapshot, lastSeenBefore: string | null): string[] {
  const dated = publishedOn === null ? [] : [`dated ${publishedOn}`]
  // of an import nobody saw when it was published
  if (order.seenAt === '') return dated
  if (lastSeenBefore === null || lastSeenBefore > order.seenAt)
    return [...dated, `first seen ${momentPhrase(order.seenAt)} UTC`]
  const sameYear = lastSeenBefore.slice(0, 4) === order.seenAt.slice(0, 4)
  const since = sameYear ? momentInYear(lastSeenBefore) : momentPhrase(lastSeenBefore)
  return [...dated, `published between ${since} and ${momentPhrase(order.seenAt)} UTC`]
}

/** "Fri 30 May 2025 14:02", in UTC. */
function momentPhrase(instant: string): string {
  return `${dayPhrase(instant)} ${instant.slice(0, 4)} ${instant.slice(11, 16)}`
}

function momentInYear(instant: string): string {
  return `${dayPhrase(instant)} ${instant.slice(11, 16)}`
}

// written out: what a locale's words for them are differs between releases of Node
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "Fri 30 May", in UTC. */
function dayPhrase(instant: string): string {
  const at = new Date(instant)
  return `${WEEKDAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`
}
