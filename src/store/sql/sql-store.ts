import type { Kysely, Transaction } from 'kysely'
import type { Span } from '../../compare/moves.ts'
import type { Entry } from '../../model.ts'
import type { HistoryParts } from '../history-parts.ts'
import type {
  LinkedCapture,
  LinkedDecision,
  ReadingRow,
  StoredEntry,
  StoredInterval,
  StoredPlace,
} from '../proof-store.ts'
import type {
  Capture,
  ListHistory,
  Observation,
  PageLink,
  Rearrangement,
  Snapshot,
  Store,
  StoredCapture,
  StoredDifference,
  VersionOrder,
} from '../store.ts'
import { SqlAlertBox } from './alerts.ts'
import { SqlBackfills } from './backfills.ts'
import {
  captureById,
  hasMemento,
  insertCapture,
  lastGoodCapture,
  lastSeen,
  lastSeenAt,
  listNumber,
  looks,
  otherNames,
  recentCaptures,
  refusedBefore,
} from './captures.ts'
import { chain, lastLinks } from './chain.ts'
import { decisionChain } from './decision-chain.ts'
import { decisionOn, undecided } from './decisions.ts'
import { guard, guardEach } from './guard.ts'
import { listHistory } from './history.ts'
import { SqlHistoryParts } from './history-parts.ts'
import { noteLinks } from './links.ts'
import { migrate } from './migrations.ts'
import {
  acceptedBefore,
  firstDoubtful,
  importedBefore,
  lastOther,
  observationByCapture,
  observationsFrom,
  runAfter,
  sightingsOf,
  versionBefore,
} from './observations.ts'
import { SqlPageReadings } from './page-readings.ts'
import { onlyIn, sharedKeys, spansOf } from './presence.ts'
import { entryRows, intervals, known, listNames, places, readingRows } from './proof-rows.ts'
import { Readings } from './readings.ts'
import { rearrange } from './rearrange.ts'
import { SqlRereadings } from './rereadings.ts'
import type { Tables } from './schema.ts'
import { allSnapshots, latestSnapshot, positionOf, readingOf, snapshotById } from './snapshots.ts'
import { inTransaction, takenBack } from './transaction.ts'

/** The record in a SQL database. The dialect is the caller's: nothing here knows which database it is. */
export class SqlStore implements Store {
  readonly #db: Kysely<Tables>
  readonly #readings: Readings
  readonly alerts: SqlAlertBox
  readonly backfills: SqlBackfills
  readonly rereadings: SqlRereadings
  readonly pageReadings: SqlPageReadings

  private constructor(db: Kysely<Tables>, readings: Readings) {
    this.#db = db
    this.#readings = readings
    this.alerts = new SqlAlertBox(db, guard)
    this.backfills = new SqlBackfills(db)
    this.rereadings = new SqlRereadings(db, readings, work => this.#write(work))
    this.pageReadings = new SqlPageReadings(db)
  }

  /** @throws StoreError when the database cannot be used */
  static async open(db: Kysely<Tables>): Promise<SqlStore> {
    const store = new SqlStore(db, new Readings())
    await guard(() => migrate(db))
    return store
  }

  recordCapture(capture: Capture): Promise<void> {
    return this.#write(async trx => {
      await insertCapture(trx, await listNumber(trx, capture.list), capture)
    })
  }

  rearrange(rearrangement: Rearrangement): Promise<number | null> {
    return this.#write(trx => rearrange(trx, rearrangement, this.#readings))
  }

  observationsFrom(list: string, order: VersionOrder | null): Promise<Observation[]> {
    return guard(() => observationsFrom(this.#db, list, order))
  }

  versionBefore(list: string, order: VersionOrder): Promise<Observation | null> {
    return guard(() => versionBefore(this.#db, list, order))
  }

  observation(capture: number): Promise<Observation | null> {
    return guard(() => observationByCapture(this.#db, capture))
  }

  lastOther(list: string, content: string, before: string): Promise<string | null> {
    return guard(() => lastOther(this.#db, list, content, before))
  }

  runAfter(list: string, content: string, instant: string): Promise<Observation[]> {
    return guard(() => runAfter(this.#db, list, content, instant))
  }

  sightingsOf(list: string, content: string, before: string): Promise<string[]> {
    return guard(() => sightingsOf(this.#db, list, content, before))
  }

  acceptedBefore(list: string, content: string, order: VersionOrder): Promise<boolean> {
    return guard(() => acceptedBefore(this.#db, list, content, order))
  }

  firstDoubtful(list: string, content: string | null): Promise<VersionOrder | null> {
    return guard(() => firstDoubtful(this.#db, list, content))
  }

  decisionOn(list: string, content: string): ReturnType<Store['decisionOn']> {
    return guard(() => decisionOn(this.#db, list, content))
  }

  importedBefore(capture: Capture, content: string): Promise<Observation | null> {
    return guard(() => importedBefore(this.#db, capture, content))
  }

  refusedBefore(capture: Capture): Promise<boolean> {
    return guard(() => refusedBefore(this.#db, capture))
  }

  undecided(list: string | null): Promise<StoredCapture[]> {
    return guard(() => undecided(this.#db, list))
  }

  lastSeenAt(snapshot: Snapshot): Promise<string | null> {
    return guard(() => lastSeenAt(this.#db, snapshot.id))
  }

  lastSeen(list: string): Promise<Map<number, string>> {
    return guard(() => lastSeen(this.#db, list))
  }

  snapshots(list: string): Promise<Snapshot[]> {
    return guard(() => allSnapshots(this.#db, list))
  }

  latestSnapshot(list: string): Promise<Snapshot | null> {
    return guard(() => latestSnapshot(this.#db, list))
  }

  snapshot(list: string, capture: number): Promise<Snapshot | null> {
    return guard(() => snapshotById(this.#db, list, capture))
  }

  entriesOf(snapshot: Snapshot): Promise<Entry[]> {
    return guard(async () => this.#readings.entriesOf(this.#db, await readingOf(this.#db, snapshot), null))
  }

  entriesRead(reading: number): Promise<Entry[]> {
    return guard(() => this.#readings.entriesOf(this.#db, reading, null))
  }

  differenceOf(from: Snapshot, to: Snapshot): Promise<StoredDifference> {
    return guard(async () => {
      const [a, b] = [await positionOf(this.#db, from), await positionOf(this.#db, to)]
      if (a === null || b === null || a === b) return { before: [], after: [], unchanged: [] }
      const [earlier, later] = [Math.min(a, b), Math.max(a, b)]
      const only = await onlyIn(this.#db, from.list, earlier, later)
      const shared = await sharedKeys(this.#db, earlier, later, [...only.earlier, ...only.later])
      const [inFrom, inTo] = a < b ? [only.earlier, only.later] : [only.later, only.earlier]
      return {
        before: await this.#entriesAmong(from, inFrom),
        after: await this.#entriesAmong(to, inTo),
        unchanged: await this.#entriesAmong(to, shared),
      }
    })
  }

  history(list: string): Promise<ListHistory> {
    return this.#write(trx => listHistory(trx, list))
  }

  historyParts(list: string): HistoryParts {
    return new SqlHistoryParts(this.#db, list)
  }

  captures(list: string, limit: number): Promise<StoredCapture[]> {
    return guard(() => recentCaptures(this.#db, list, limit))
  }

  spansOf(list: string, keys: readonly string[]): Promise<Span[]> {
    return guard(() => spansOf(this.#db, list, keys))
  }

  noteLinks(list: string, links: readonly PageLink[], at: string): Promise<PageLink[]> {
    return this.#write(async trx => noteLinks(trx, await listNumber(trx, list), links, at))
  }

  otherNames(list: string): Promise<{ snapshot: number; file: string }[]> {
    return guard(() => otherNames(this.#db, list))
  }

  captureById(id: number): Promise<StoredCapture | null> {
    return guard(() => captureById(this.#db, id))
  }

  looks(list: string): ReturnType<Store['looks']> {
    return guard(() => looks(this.#db, list))
  }

  lastGoodCapture(list: string, url: string): Promise<StoredCapture | null> {
    return guard(() => lastGoodCapture(this.#db, list, url))
  }

  hasMemento(list: string, url: string, capturedAt: string): Promise<boolean> {
    return guard(() => hasMemento(this.#db, list, url, capturedAt))
  }

  chain(): AsyncIterable<LinkedCapture> {
    return guardEach(chain(this.#db))
  }

  decisionChain(): AsyncIterable<LinkedDecision> {
    return guardEach(decisionChain(this.#db))
  }

  lastLinks(): ReturnType<Store['lastLinks']> {
    return guard(() => lastLinks(this.#db))
  }

  lists(): Promise<string[]> {
    return guard(() => listNames(this.#db))
  }

  known(): ReturnType<Store['known']> {
    return guard(() => known(this.#db))
  }

  places(list: string): Promise<StoredPlace[]> {
    return guard(() => places(this.#db, list))
  }

  readingRows(list: string): Promise<ReadingRow[]> {
    return guard(() => readingRows(this.#db, list))
  }

  entryRows(list: string): AsyncIterable<StoredEntry> {
    return guardEach(entryRows(this.#db, list))
  }

  intervals(list: string): AsyncIterable<StoredInterval> {
    return guardEach(intervals(this.#db, list))
  }

  atomically<T>(work: (store: Store) => Promise<T>): Promise<T> {
    return this.#write(trx => work(new SqlStore(trx, this.#readings)))
  }

  tentatively<T>(work: (store: Store) => Promise<T>): Promise<T> {
    return guard(() => takenBack(this.#db, trx => work(new SqlStore(trx, new Readings()))))
  }

  async close(): Promise<void> {
    await this.#db.destroy()
  }

  async #entriesAmong(snapshot: Snapshot, numbers: ReadonlySet<number>): Promise<Entry[]> {
    if (numbers.size === 0) return []
    return this.#readings.entriesOf(this.#db, await readingOf(this.#db, snapshot), numbers)
  }

  async #write<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
    try {
      return await guard(() => inTransaction(this.#db, work))
    } catch (error) {
      this.#readings.forget()
      throw error
    }
  }
}
