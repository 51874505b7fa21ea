import type { Answer } from './answer.ts'
import { spellsPhrase } from './phrases.ts'
import type { Version } from './version.ts'

/** The answer in one sentence, without the names printed; text of documents is not in it. */
export function answerPhrase(answer: Answer): string {
  switch (answer.status) {
    case 'listed':
      return answer.on === null ? listedSince(answer) : listedThen(answer)
    case 'was-listed':
      return `${answer.on === null ? '' : 'not listed then: '}${wasListed(answer)}`
    case 'not-yet-listed':
      return `not listed then: first listed in the version of ${day(answer.listings[0]?.first)}`
    case 'never-listed':
      return `never listed in any version held (${versionsHeld(answer)})`
    case 'unknown':
      return `unknown: ${unknown(answer)}`
  }
}

/** "3, from 2017-03-20 to 2017-04-05". */
function versionsHeld({ held }: Answer): string {
  return held.versions === 1
    ? `1, of ${day(held.first)}`
    : `${held.versions}, from ${day(held.first)} to ${day(held.last)}`
}

function listedSince({ listings, lastSeenOn }: Answer): string {
  const now = listings.at(-1)
  const earlier = listings.slice(0, -1)
  const since = now?.before
    ? `; the version before it, of ${day(now.before)}, does not name it`
    : ', the first version held'
  const again = earlier.length > 0 ? `; before that it was listed ${spellsPhrase(earlier)}` : ''
  return `listed since ${day(now?.first)}${since}${again}; last seen ${lastSeenOn}`
}

function listedThen({ version, next, listings, missingSince }: Answer): string {
  const inForce = `listed: the version of ${day(version)} was in force and names it`
  if (!next || missingSince) return inForce
  const still = listings.some(({ first, last }) => within(next, first, last))
  return `${inForce}; the next, of ${day(next)}, ${still ? 'does too' : 'does not'}`
}

function wasListed({ listings, on, series, missingSince, lastSeenOn }: Answer): string {
  const last = listings.at(-1)
  const spells = `was listed ${spellsPhrase(listings)}`
  if (last?.without) return `${spells}; gone from the version of ${day(last.without)}`
  if (on !== null) return spells
  const end = missingSince
    ? `the page has been missing since ${missingSince.slice(0, 10)} at the latest`
    : `the ${series === 'closed' ? 'series is closed' : 'publisher has withdrawn the page'}`
  const seen = lastSeenOn === last?.last.inForceOn ? '' : `, last seen ${lastSeenOn}`
  return `${spells}, the last version held${seen}; ${end}`
}

function unknown({ why, version, held, listings, missingSince, series }: Answer): string {
  const named = (one: Version | null) =>
    one && listings.some(listing => within(one, listing.first, listing.last))
      ? 'names it'
      : 'does not name it'
  switch (why) {
    case 'before-the-first':
      return `no version is held from so early; the first, of ${day(held.first)}, ${named(held.first)}`
    case 'after-the-last':
      return `nothing is held after the version of ${day(version)}, which ${named(version)}${series === 'closed' ? '; the series is closed' : ''}`
    case 'page-missing':
      return `the page was missing, since ${missingSince?.slice(0, 10)}; the version before, of ${day(version)}, ${named(version)}`
    default:
      return 'no version is held'
  }
}

function within(version: Version, first: Version, last: Version): boolean {
  return first.snapshot <= version.snapshot && version.snapshot <= last.snapshot
}

function day(version: Version | null | undefined): string {
  return version?.inForceOn ?? 'no known day'
}
