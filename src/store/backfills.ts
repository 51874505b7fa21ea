import type { Capture } from './store.ts'

/** What somebody asked a web archive for. Days are YYYY-MM-DD in UTC, both included; null leaves that end open. */
export interface BackfillRequest {
  readonly list: string
  /** the archive's base address */
  readonly archive: string
  /** in place of the list's own addresses; may end in `*` */
  readonly url: string | null
  readonly from: string | null
  readonly to: string | null
}

/** A question to an archive's index, answered page by page. */
export interface ArchiveQuery {
  /** one address, or with `*` at its end all that begin so */
  readonly url: string
  readonly target: Capture['target']
  /** where the next page begins, in the archive's own words; null for the first page */
  readonly resumeKey: string | null
  /** true when the last page was had */
  readonly ended: boolean
}

/** A capture that a web archive says it holds. */
export interface Memento {
  /** the publisher's address */
  readonly url: string
  /** YYYYMMDDhhmmss in UTC */
  readonly timestamp: string
  /** of its bytes, in the archive's own words */
  readonly digest: string
  readonly target: Capture['target']
}

/** listed: not had yet. taken: in the record. unplayable: the archive does not give it. */
export interface MementoState {
  readonly state: 'listed' | 'taken' | 'unplayable'
  /** why it does not play; null for all others */
  readonly reason: string | null
}

export type NotedMemento = Memento & MementoState

/** What is kept of backfills, so that one that was killed goes on without asking again for what it has. */
export interface Backfills {
  /**
   * Takes up a backfill of the same request that has not ended, or begins one. Where its landing pages led another one is
   * asked too.
   * @param queries those with which a new one begins
   * @returns its number
   */
  begin(request: BackfillRequest, queries: readonly ArchiveQuery[]): Promise<number>
  /** In the order in which they were added. */
  queries(backfill: number): Promise<ArchiveQuery[]>
  /** Keeps one page of a query's answer, and where the next one begins; null: there is none. */
  noteMementos(
    backfill: number,
    query: ArchiveQuery,
    mementos: readonly Memento[],
    resumeKey: string | null,
  ): Promise<void>
  /** All that a backfill has to do with, those of earlier ones that it lists again included; oldest first. */
  mementos(backfill: number): Promise<NotedMemento[]>
  /** Says what became of a memento, to all backfills that list it, and adds the queries to which it led. */
  closeMemento(
    backfill: number,
    memento: Memento,
    became: MementoState,
    queries: readonly ArchiveQuery[],
  ): Promise<void>
  /** Forgets how far the index was asked: the same request asks it anew, and fetches what is new. */
  end(backfill: number): Promise<void>
}
