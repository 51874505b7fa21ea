import type { Kysely, Transaction } from 'kysely'
import type { AlertBox, ChannelCount, NotedEvent, UntoldLook, Waiting } from '../alert-box.ts'
import type { Tables } from './schema.ts'

/** How failures of the database are told. */
type Guard = <T>(work: () => Promise<T>) => Promise<T>

/** The mark's row; there is one or none. */
const ONLY = 1

export class SqlAlertBox implements AlertBox {
  readonly #db: Kysely<Tables>
  readonly #guard: Guard

  constructor(db: Kysely<Tables>, guard: Guard) {
    this.#db = db
    this.#guard = guard
  }

  mark(): Promise<number | null> {
    return this.#guard(async () => {
      const row = await this.#db.selectFrom('alert_mark').select('capture').executeTakeFirst()
      return row?.capture ?? null
    })
  }

  newestCapture(): Promise<number> {
    return this.#guard(async () => {
      const row = await this.#db
        .selectFrom('capture')
        .select(({ fn }) => fn.max('id').as('id'))
        .executeTakeFirst()
      return row?.id ?? 0
    })
  }

  looksAfter(capture: number): Promise<UntoldLook[]> {
    return this.#guard(async () => {
      const rows = await this.#db
        .selectFrom('capture')
        .innerJoin('list', 'list.number', 'capture.list')
        .select(['list.id as list', 'capture.id as capture', 'captured_at'])
        .where('capture.id', '>', capture)
        .where('via', '=', 'run')
        .orderBy('capture.id')
        .execute()
      return rows.map(row => ({ list: row.list, capture: row.capture, capturedAt: row.captured_at }))
    })
  }

  unknown(ids: readonly string[]): Promise<string[]> {
    return this.#guard(async () => {
      const rows = await this.#db.selectFrom('alert_event').select('id').execute()
      const known = new Set(rows.map(row => row.id))
      return ids.filter(id => !known.has(id))
    })
  }

  lastContent(list: string): Promise<string | null> {
    return this.#guard(async () => {
      const row = await this.#db
        .selectFrom('alert_event')
        .select('content')
        .where('list', '=', list)
        .where('content', 'is not', null)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.content ?? null
    })
  }

  note(events: readonly NotedEvent[], mark: number, at: string): Promise<void> {
    return this.#guard(() =>
      this.#db.transaction().execute(async trx => {
        for (const event of events) await noteEvent(trx, event, at)
        await trx
          .insertInto('alert_mark')
          .values({ single: ONLY, capture: mark })
          .onConflict(conflict => conflict.column('single').doUpdateSet({ capture: mark }))
          .execute()
      }),
    )
  }

  stop(): Promise<void> {
    return this.#guard(async () => {
      await this.#db.deleteFrom('alert_mark').execute()
    })
  }

  due(channel: string, by: string | null): Promise<Waiting[]> {
    return this.#guard(async () => {
      const rows = await this.#db
        .selectFrom('alert_delivery')
        .innerJoin('alert_event', 'alert_event.number', 'alert_delivery.event')
        .select(['alert_event.id', 'body', 'attempts'])
        .where('channel', '=', channel)
        .where('delivered_at', 'is', null)
        .$if(by !== null, query => query.where('next_at', '<=', by ?? ''))
        .orderBy('alert_event.number')
        .execute()
      return rows.map(({ id, body, attempts }) => ({ event: id, body: body ?? '', attempts }))
    })
  }

  delivered(event: string, channel: string, at: string): Promise<void> {
    return this.#guard(() => update(this.#db, event, channel, { delivered_at: at, problem: null }))
  }

  failed(event: string, channel: string, nextAt: string, problem: string): Promise<void> {
    return this.#guard(() =>
      this.#db.transaction().execute(async trx => {
        const row = await deliveryOf(trx, event, channel).select('attempts').executeTakeFirst()
        const attempts = (row?.attempts ?? 0) + 1
        await update(trx, event, channel, { attempts, next_at: nextAt, problem })
      }),
    )
  }

  counts(): Promise<ChannelCount[]> {
    return this.#guard(async () => {
      const rows = await this.#db
        .selectFrom('alert_delivery')
        .select(['channel', 'delivered_at', 'next_at', 'problem'])
        .orderBy('channel')
        .orderBy('next_at')
        .execute()
      return [...Map.groupBy(rows, row => row.channel)].map(([channel, ofChannel]) => {
        const waiting = ofChannel.filter(row => row.delivered_at === null)
        return {
          channel,
          delivered: ofChannel.length - waiting.length,
          waiting: waiting.length,
          nextAt: waiting[0]?.next_at ?? null,
          problem: waiting.find(row => row.problem !== null)?.problem ?? null,
        }
      })
    })
  }
}

async function noteEvent(trx: Transaction<Tables>, event: NotedEvent, at: string): Promise<void> {
  const { id, list, content, body, channels } = event
  const row = await trx
    .insertInto('alert_event')
    .values({ id, list, content, body, noted_at: at })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('number')
    .executeTakeFirst()
  if (!row || channels.length === 0) return
  await trx
    .insertInto('alert_delivery')
    .values(channels.map(channel => ({ event: row.number, channel, attempts: 0, next_at: at })))
    .execute()
}

function deliveryOf(db: Kysely<Tables>, event: string, channel: string) {
  return db
    .selectFrom('alert_delivery')
    .innerJoin('alert_event', 'alert_event.number', 'alert_delivery.event')
    .where('alert_event.id', '=', event)
    .where('channel', '=', channel)
}

async function update(
  db: Kysely<Tables>,
  event: string,
  channel: string,
  set: { delivered_at?: string; attempts?: number; next_at?: string; problem: string | null },
): Promise<void> {
  await db
    .updateTable('alert_delivery')
    .set(set)
    .where('channel', '=', channel)
    .where('event', '=', ({ selectFrom }) =>
      selectFrom('alert_event').select('number').where('id', '=', event),
    )
    .execute()
}
