import type { WithdrawnAfter } from './list-state.ts'

/** What whoever runs icelist decides about judging; the rest are facts of the sources. */
export interface Policy {
  /** a reason given beforehand for every version that would be held, or null */
  readonly acceptAll: string | null
  /** true: a held version seen unchanged by two later captures, an hour or more after the first, is accepted */
  readonly releaseByAgreement: boolean
  /** how long a page must be missing before it counts as withdrawn */
  readonly withdrawnAfter: WithdrawnAfter
}

export const DEFAULT_POLICY: Policy = {
  acceptAll: null,
  releaseByAgreement: false,
  withdrawnAfter: { hours: 24, captures: 3 },
}
