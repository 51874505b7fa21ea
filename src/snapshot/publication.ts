import { UsageError } from '../errors.ts'
import { readPublishedName } from '../fetch/published-name.ts'
import type { StatedDate } from '../sources/source.ts'
import type { VersionOrder } from '../store/store.ts'

/** When the publisher published, as well as anybody states it. */
export interface Publication {
  /** YYYY-MM-DD in the publisher's calendar; null when nobody states it */
  readonly on: string | null
  /** counts what is published on one day: am before pm, -1 before -2 */
  readonly sequence: number
}

/**
 * A document that a person brings: the day they give, else the one that the file name begins with or contains, else the
 * one that the document states.
 */
export function publicationOfImport(
  given: string | null,
  file: string,
  stated: readonly StatedDate[],
): Publication {
  const named = readPublishedName(file, null)
  if (given !== null) return { on: given, sequence: named?.on === given ? named.sequence : 0 }
  return named ?? { on: stated[0]?.on ?? null, sequence: 0 }
}

/** A document that was fetched: the day printed in it, else the one in its published name, else its metadata's. */
export function publicationOfFetch(
  file: string | null,
  capturedAt: string,
  stated: readonly StatedDate[],
): Publication {
  const printed = stated.find(date => date.basis === 'printed')
  const named = file === null ? null : readPublishedName(file, dayOf(capturedAt))
  if (printed) return { on: printed.on, sequence: 0 }
  return named ?? { on: stated[0]?.on ?? null, sequence: 0 }
}

/**
 * Since when a version that was seen was in force. The stated day is believed unless it contradicts what was seen: it lies
 * in the future, or another version was still being served after it. Then it is the day on which the version was seen.
 * @param lastOther when the publisher was last seen before to serve other entries, or null
 */
export function orderOfSighting(
  publication: Publication,
  seenAt: string,
  document: string,
  lastOther: string | null,
): VersionOrder {
  const seenOn = dayOf(seenAt)
  const stated = publication.on
  const believed = stated !== null && stated <= seenOn && (lastOther === null || stated >= dayOf(lastOther))
  return {
    inForceOn: believed ? stated : seenOn,
    sequence: believed ? publication.sequence : 0,
    seenAt,
    document,
  }
}

/**
 * Where an imported version stands: its capture says nothing of its age, so somebody must.
 * @throws UsageError when nobody states a day
 */
export function orderOfImport(publication: Publication, file: string, document: string): VersionOrder {
  if (publication.on === null)
    throw new UsageError(
      `Nothing says when ${file} was published. Give the day with --published-on YYYY-MM-DD, or begin the file's name with it.`,
    )
  return { inForceOn: publication.on, sequence: publication.sequence, seenAt: '', document }
}

/** True when `publication` says something of its own: a version that repeats the list is then a version nevertheless. */
export function isNewPublication(publication: Publication, than: Publication): boolean {
  if (publication.on === null) return false
  return publication.on !== than.on || publication.sequence !== than.sequence
}

function dayOf(instant: string): string {
  return instant.slice(0, 10)
}
