import { UsageError } from '../errors.ts'
import { type PublishedName, readPublishedName } from '../fetch/published-name.ts'
import type { StatedDate } from '../sources/source.ts'
import type { VersionOrder } from '../store/store.ts'

/**
 * Who states a day: the person who brings the document, the document itself, the name under which it was published, its
 * metadata, or the server that served it.
 */
type DateBasis = 'given' | 'printed' | 'name' | 'metadata' | 'last-modified'

/** When the publisher published, as well as anybody states it. */
export interface Publication {
  /** YYYY-MM-DD in the publisher's calendar; null when nobody states it */
  readonly on: string | null
  /** counts what is published on one day: am before pm, -1 before -2 */
  readonly sequence: number
  /** null when nobody states a day */
  readonly basis: DateBasis | null
  /** what else is said of the day, where it differs; one sentence, or null */
  readonly conflict: string | null
}

const DAY = 24 * 60 * 60 * 1000

/** A day that somebody states, in order of rank. */
interface Candidate {
  readonly basis: DateBasis
  readonly on: string
  readonly sequence: number
}

/**
 * A document that a person brings: the day they give, else the one in its name, else what the document states.
 * @param takenAt when it was brought
 */
export function publicationOfImport(
  given: string | null,
  file: string,
  takenAt: string,
  stated: readonly StatedDate[],
): Publication {
  const named = readPublishedName(file, null)
  const sequence = named?.on === given ? (named?.sequence ?? 0) : 0
  const person: Candidate[] = given === null ? [] : [{ basis: 'given', on: given, sequence }]
  return publicationBy(
    [...person, ...nameOf(named), ...statedAs('printed', stated), ...statedAs('metadata', stated)],
    takenAt,
    file,
    named,
  )
}

/**
 * A document that the publisher was seen to serve: the day printed in it, else the one in its name, else its metadata's, else
 * the server's Last-Modified.
 */
export function publicationOfSighting(
  file: string | null,
  seenAt: string,
  stated: readonly StatedDate[],
  lastModified: string | undefined,
): Publication {
  const named = file === null ? null : readPublishedName(file, dayOf(seenAt))
  const server: Candidate[] = dayOfHeader(lastModified).map(on => ({
    basis: 'last-modified',
    on,
    sequence: 0,
  }))
  return publicationBy(
    [...statedAs('printed', stated), ...nameOf(named), ...statedAs('metadata', stated), ...server],
    seenAt,
    file ?? '',
    named,
  )
}

function nameOf(named: PublishedName | null): Candidate[] {
  return named ? [{ basis: 'name', on: named.on, sequence: named.sequence }] : []
}

function statedAs(basis: StatedDate['basis'], stated: readonly StatedDate[]): Candidate[] {
  return stated
    .filter(date => date.basis === basis)
    .slice(0, 1)
    .map(({ on }) => ({ basis, on, sequence: 0 }))
}

function dayOfHeader(value: string | undefined): string[] {
  const time = value === undefined ? Number.NaN : Date.parse(value)
  return Number.isNaN(time) ? [] : [new Date(time).toISOString().slice(0, 10)]
}

function publicationBy(
  candidates: readonly Candidate[],
  takenAt: string,
  file: string,
  named: PublishedName | null,
): Publication {
  const [used = null, ...others] = candidates.filter(({ on }) => !isToCome(on, takenAt))
  const toCome = toComeOf(candidates, used, takenAt)
  if (!used) return { on: null, sequence: 0, basis: null, conflict: toCome }
  return { ...used, conflict: toCome ?? conflictOf(used, others) ?? repairOf(used, file, named) }
}

/**
 * True for a day that nobody can have published on yet. East of Greenwich a day begins before it does in UTC.
 * @param takenAt when what states the day was taken in
 */
export function isToCome(on: string, takenAt: string): boolean {
  return Date.parse(on) > Date.parse(dayOf(takenAt)) + DAY
}

/** A year is mistyped in the page as in names: "Updated September 26, 2052". */
function toComeOf(candidates: readonly Candidate[], used: Candidate | null, takenAt: string): string | null {
  const wrong = candidates.find(({ on }) => isToCome(on, takenAt))
  if (!wrong) return null
  const instead = used ? `${SAYS[used.basis]} ${used.on}, which is taken` : 'nothing else states a day'
  return `A day that cannot be: ${SAYS[wrong.basis]} ${wrong.on}, and it was taken in on ${dayOf(takenAt)}; ${instead}.`
}

const SAYS: Readonly<Record<DateBasis, string>> = {
  given: 'it was brought as of',
  printed: 'the document prints',
  name: 'its name states',
  metadata: 'its metadata state',
  'last-modified': 'the server says',
}

/** Of these, people speak; what metadata and servers add on their own is often later by hours or days. */
const SPOKEN: ReadonlySet<DateBasis> = new Set(['given', 'printed', 'name'])

function conflictOf(used: Candidate, others: readonly Candidate[]): string | null {
  const other = others.find(({ basis, on }) => SPOKEN.has(basis) && on !== used.on)
  if (!other) return null
  return `The days differ: ${SAYS[used.basis]} ${used.on}, ${SAYS[other.basis]} ${other.on}. The first is taken.`
}

/** ICE mistypes the days in names: year 3025, nine digits, last year. */
function repairOf(used: Candidate, file: string, named: PublishedName | null): string | null {
  if (used.basis !== 'name' || !named?.repaired) return null
  return `The name ${file} states a day that cannot be meant; ${used.on} is taken.`
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
      `${nothingSays(publication, file)} Give the day with --published-on YYYY-MM-DD, or begin the file's name with it.`,
    )
  return { inForceOn: publication.on, sequence: publication.sequence, seenAt: '', document }
}

function nothingSays({ conflict }: Publication, file: string): string {
  const text = `Nothing says when ${file} was published.`
  return conflict === null ? text : `${text} ${conflict}`
}

/** The day that a publisher, a document or a person states; what a server says of a file is no such statement. */
export function statedDay({ on, basis }: Publication): string | null {
  return basis === 'last-modified' ? null : on
}

/** True when `publication` says something of its own: a version that repeats the list is then a version nevertheless. */
export function isNewPublication(publication: Publication, than: Publication): boolean {
  // a server's date of a page that is made at each request says nothing of the list
  if (publication.on === null || publication.basis === 'last-modified') return false
  return publication.on !== than.on || publication.sequence !== than.sequence
}

function dayOf(instant: string): string {
  return instant.slice(0, 10)
}
