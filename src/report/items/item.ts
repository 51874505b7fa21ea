import type { ListEvent } from '../../judge/list-state.ts'
import type { Difference, Notice } from '../../model.ts'
import type { Correction } from '../../reread/correction.ts'
import type { Source } from '../../sources/source.ts'
import type { Decision, Snapshot } from '../../store/store.ts'

/**
 * One thing that the changelog tells: a version of a list, what happened to its page as a whole, or a correction of what was
 * read. Every form of the
 * changelog is made of these. Texts are as documents print them: each form makes them safe for itself.
 */
export type Item = VersionItem | PageItem | CorrectionItem

interface Told {
  /** a URN that stays the same for as long as what it tells does */
  readonly id: string
  readonly source: Source
  /** in one line */
  readonly heading: string
  readonly sentences: readonly string[]
  /** when it happened, as well as is known; ISO 8601 */
  readonly published: string
  /** when it could be told in this way */
  readonly updated: string
}

export interface VersionItem extends Told {
  readonly kind: 'version'
  readonly version: Snapshot
  /** the sentence that says what the version is: counts, totals, when it was published, how it was read */
  readonly told: string
  /** null for the first version held */
  readonly difference: Difference | null
  readonly notices: readonly Notice[]
  /** other names of the very document */
  readonly otherNames: readonly string[]
  readonly accepted: Decision | null
  /** the item that told of the version before an older one arrived late; null when there was none */
  readonly corrects: string | null
}

export interface PageItem extends Told {
  readonly kind: 'withdrawn' | 'restored'
  readonly event: ListEvent
}

/** Documents were read again, and the record says otherwise than it did. */
export interface CorrectionItem extends Told {
  readonly kind: 'correction'
  readonly correction: Correction
}
