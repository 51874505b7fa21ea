import type { Kysely, Transaction } from 'kysely'
import type { Span } from '../../compare/moves.ts'
import { StoreError } from '../../errors.ts'
import type { Entry } from '../../model.ts'
import type {
  Capture,
  Decision,
  ListHistory,
  Neighbours,
  NewSnapshot,
  PageLink,
  Snapshot,
  Store,
  StoredCapture,
  StoredDifference,
  VersionOrder,
} from '../store.ts'
import {
  captureById,
  insertCapture,
  insertDocument,
  lastGoodCapture,
  lastSeenAt,
  listNumber,
  looks,
  otherNames,
  recentCaptures,
  wasImported,
} from './captures.ts'
import { decisionOn, hasContent, heldAt, insertDecision, linkAcceptance, undecided } from './decisions.ts'
import { entriesIn, numberEntries } from './entries.ts'
import { listHistory } from './history.ts'
import { decodeLayout } from './layout.ts'
import { noteLinks } from './links.ts'
import { migrate } from './migrations.ts'
import { positionBetween } from './position.ts'
import { insertPresence, onlyIn, sharedKeys, spansOf } from './presence.ts'
import type { Tables } from './schema.ts'
import {
  allSnapshots,
  insertSnapshot,
  latestSnapshot,
  layoutOf,
  neighbours,
  positionOf,
  snapshotById,
} from './snapshots.ts'

/** The record in a SQL database. The dialect is the caller's: nothing here knows which database it is. */
export class SqlStore implements Store {
  readonly #db: Kysely<Tables>

  private constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** @throws StoreError when the database cannot be used */
  static async open(db: Kysely<Tables>): Promise<SqlStore> {
    const store = new SqlStore(db)
    await guard(() => migrate(db))
    return store
  }

  recordCapture(capture: Capture, seen: Snapshot | null): Promise<void> {
    return this.#write(async trx => {
      const list = await listNumber(trx, capture.list)
      await insertCapture(trx, list, capture, seen?.id ?? null)
    })
  }

  recordSnapshot(capture: Capture, version: NewSnapshot, accepted: Decision | null): Promise<Snapshot> {
    return this.#write(async trx => {
      const list = await listNumber(trx, capture.list)
      const snapshot = await insertVersion(trx, list, capture, version)
      const id = await insertCapture(trx, list, capture, snapshot)
      if (accepted) {
        await insertDecision(trx, id, accepted)
        await linkAcceptance(trx, id, snapshot)
      }
      return snapshotById(trx, capture.list, snapshot)
    })
  }

  acceptCapture(capture: StoredCapture, version: NewSnapshot, accepted: Decision): Promise<Snapshot> {
    return this.#write(async trx => {
      const list = await listNumber(trx, capture.list)
      const snapshot = await insertVersion(trx, list, capture, version)
      await insertDecision(trx, capture.id, accepted)
      await linkAcceptance(trx, capture.id, snapshot)
      return snapshotById(trx, capture.list, snapshot)
    })
  }

  rejectCapture(capture: StoredCapture, rejected: Decision): Promise<void> {
    return this.#write(trx => insertDecision(trx, capture.id, rejected))
  }

  undecided(list: string | null): Promise<StoredCapture[]> {
    return guard(() => undecided(this.#db, list))
  }

  hasContent(list: string, content: string): Promise<boolean> {
    return guard(() => hasContent(this.#db, list, content))
  }

  heldAt(list: string, content: string): Promise<string[]> {
    return guard(() => heldAt(this.#db, list, content))
  }

  decisionOn(list: string, content: string): Promise<Decision | null> {
    return guard(() => decisionOn(this.#db, list, content))
  }

  neighbours(list: string, order: VersionOrder): Promise<Neighbours> {
    return guard(() => neighbours(this.#db, list, order))
  }

  wasImported(capture: Capture, seen: Snapshot | null): Promise<boolean> {
    return guard(() => wasImported(this.#db, capture, seen?.id ?? null))
  }

  lastSeenAt(snapshot: Snapshot): Promise<string | null> {
    return guard(() => lastSeenAt(this.#db, snapshot.id))
  }

  snapshots(list: string): Promise<Snapshot[]> {
    return guard(() => allSnapshots(this.#db, list))
  }

  latestSnapshot(list: string): Promise<Snapshot | null> {
    return guard(() => latestSnapshot(this.#db, list))
  }

  entriesOf(snapshot: Snapshot): Promise<Entry[]> {
    return guard(async () => {
      const layout = decodeLayout(await layoutOf(this.#db, snapshot.id))
      return entriesIn(this.#db, layout, null)
    })
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
    return guard(() => this.#db.transaction().execute(trx => listHistory(trx, list)))
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

  async close(): Promise<void> {
    await this.#db.destroy()
  }

  async #entriesAmong(snapshot: Snapshot, numbers: ReadonlySet<number>): Promise<Entry[]> {
    if (numbers.size === 0) return []
    return entriesIn(this.#db, decodeLayout(await layoutOf(this.#db, snapshot.id)), numbers)
  }

  #write<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return guard(() => this.#db.transaction().execute(work))
  }
}

/** Stores a version at its place in the list's history, and returns its id. */
async function insertVersion(
  trx: Transaction<Tables>,
  list: number,
  capture: Capture,
  version: NewSnapshot,
): Promise<number> {
  await insertDocument(trx, version.order.document)
  const around = await neighbours(trx, capture.list, version.order)
  const previous = await positionOf(trx, around.previous)
  const { position, next } = await positionBetween(trx, list, previous, await positionOf(trx, around.next))
  const numbers = await numberEntries(trx, list, version.entries, previous ?? next)
  const copies = new Map<number, number>()
  for (const number of numbers) copies.set(number, (copies.get(number) ?? 0) + 1)
  const snapshot = await insertSnapshot(trx, list, position, capture, version, numbers)
  await insertPresence(trx, { list, previous, position, next }, copies)
  return snapshot
}

/** @throws StoreError instead of the driver's own errors */
async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StoreError(`The database cannot do this: ${reason}. Nothing was changed.`, { cause })
  }
}
