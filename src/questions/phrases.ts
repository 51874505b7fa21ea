import { stateOf } from '../places/states.ts'
import type { Listing } from './listing.ts'
import type { PossibleName } from './possible-name.ts'
import type { PrintedName } from './printed-name.ts'
import type { Version } from './version.ts'

/** How answers speak of versions and names; the text is still to be made safe for where it is written. */

/** "from 2025-05-29 to 2025-05-31 and in the version of 2025-06-20". */
export function spellsPhrase(listings: readonly Listing[]): string {
  return listings
    .map(({ first, last }) =>
      first.snapshot === last.snapshot
        ? `in the version of ${first.inForceOn}`
        : `from ${first.inForceOn} to ${last.inForceOn}`,
    )
    .join(' and ')
}

/** "version 1 of 2017-03-20, document e229039ddab6 (ddor2017_01-28to02-03.pdf)". */
export function documentPhrase({ snapshot, inForceOn, document, file }: Version): string {
  const name = file === null ? '' : ` (${file})`
  return `version ${snapshot} of ${inForceOn}, document ${document.slice(0, 12)}${name}`
}

/**
 * `"Boston"`; `"Bee County Sheriff's Office", an agency`; and under a wrong state `"Wichita County" under Oklahoma`.
 * @param usps the place's own state
 */
export function printedPhrase(printed: readonly PrintedName[], usps: string): string {
  return printed
    .map(({ name, state, kind }) => {
      const under = state === usps ? '' : ` under ${state === null ? 'no known state' : stateOf(state).name}`
      return `"${name}"${under}${kind === 'agency' ? ', an agency' : ''}`
    })
    .join(' and ')
}

/** Why nobody can say whether the name is the place's, and when it was listed. */
export function possiblePhrase({ finding, listings }: PossibleName): string {
  return `not counted, listed ${spellsPhrase(listings)}: ${finding}`
}
