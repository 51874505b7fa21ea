import type { Entry } from '../model.ts'

/** What a comparison may know beside the two versions. */
export interface CompareRules {
  /**
   * When `before` and `after` leave out the rows that both versions have: those of them that share a key with a row of
   * the difference. They say that a row left over is a copy of one that is still listed. Absent: the versions are whole.
   */
  readonly unchanged?: readonly Entry[]
  /**
   * Whether the state has a county, city or other place of this name. `state` is a USPS code; `name` is in lower case,
   * without punctuation, abbreviations written out ("saint johns county", "greene township", for a parish "lafourche
   * county"; a city is named alone, "miami springs"). False says little: no list of places is whole. Absent: nothing is
   * known about places.
   */
  readonly placeExists?: (state: string, name: string) => boolean
  /**
   * Fields in which two rows under one key must agree to be copies of each other; otherwise they are two entries.
   * Absent: `DISTINGUISHING_FIELDS`.
   */
  readonly distinguishedBy?: readonly string[]
}

/** Whether the state is known to have the place, named as in `CompareRules.placeExists`. */
export function isPlace(place: string, state: string | null, { placeExists }: CompareRules): boolean {
  return state !== null && placeExists !== undefined && placeExists(state, place)
}

/**
 * What a row of a list of policies says: Philadelphia stands twice in the declined detainer reports, with two policies.
 * An agreement has none of these fields: an agency listed twice for one kind of support is a copy whatever its date (a row
 * typed in twice is often half filled in the second time), but for `PLACE_FIELD`.
 */
export const DISTINGUISHING_FIELDS = ['policy', 'dateEnacted', 'criteria'] as const

/**
 * Two rows under one key that print different counties are two entries, unless they link to one document: Pennsylvania
 * has a Washington Township in 22 counties, and each police department has an agreement of its own. A pending one links
 * to none.
 */
export const PLACE_FIELD = 'county'
export const DOCUMENT_FIELD = 'moaLink'
