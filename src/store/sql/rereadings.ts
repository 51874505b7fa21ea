import { type Kysely, type Selectable, type Transaction } from 'kysely'
import { correctionLink, FIRST_LINK } from '../../proof/chain.ts'
import type { Correction } from '../../reread/correction.ts'
import { DamagedRow } from '../damaged-row.ts'
import type { LinkedCorrection } from '../proof-store.ts'
import type { RereadCapture, Rereadings, StoredReading } from '../rereadings.ts'
import type { NewReading } from '../store.ts'
import { listNumber } from './captures.ts'
import { correctionChain, correctionPlace } from './correction-chain.ts'
import { guard, guardEach } from './guard.ts'
import { statedColumns } from './observations.ts'
import type { Readings } from './readings.ts'
import { insertObservation, leave } from './rearrange.ts'
import { noticesOfRow } from './rows.ts'
import type { ObservationRow, Tables } from './schema.ts'

/** Does `work` in a transaction. @throws StoreError */
type Write = <T>(work: (trx: Transaction<Tables>) => Promise<T>) => Promise<T>

export class SqlRereadings implements Rereadings {
  readonly #db: Kysely<Tables>
  readonly #readings: Readings
  readonly #write: Write

  constructor(db: Kysely<Tables>, readings: Readings, write: Write) {
    this.#db = db
    this.#readings = readings
    this.#write = write
  }

  all(list: string): Promise<StoredReading[]> {
    return guard(() => allReadings(this.#db, list))
  }

  replace(list: string, reading: NewReading, captures: readonly RereadCapture[]): Promise<void> {
    return this.#write(trx => replaceReading(trx, list, reading, captures, this.#readings))
  }

  noteCorrection(correction: Correction): Promise<void> {
    return this.#write(trx => insertCorrection(trx, correction))
  }

  corrections(list: string): Promise<Correction[]> {
    return guard(() => allCorrections(this.#db, list))
  }

  correctionChain(): AsyncIterable<LinkedCorrection> {
    return guardEach(correctionChain(this.#db))
  }
}

async function allReadings(db: Kysely<Tables>, list: string): Promise<StoredReading[]> {
  const rows = await db
    .selectFrom('reading')
    .innerJoin('list', 'list.number', 'reading.list')
    .select(['reading.id', 'document', 'reader_version', 'notices'])
    .where('list.id', '=', list)
    .orderBy('reading.id')
    .execute()
  return rows.map(({ reader_version, notices, ...row }) => ({
    ...row,
    readerVersion: reader_version,
    notices: noticesOfRow(notices, row.id),
  }))
}

/** Entries that stay the same leave a version where it is: its presence is theirs. */
async function replaceReading(
  trx: Transaction<Tables>,
  list: string,
  reading: NewReading,
  captures: readonly RereadCapture[],
  readings: Readings,
): Promise<void> {
  const number = await listNumber(trx, list)
  const known = new Map<number, StandingRow>()
  for (const { capture } of captures) {
    const row = await standingRow(trx, capture)
    if (row) known.set(capture, row)
  }
  const like = [...known.values()].find(({ position }) => position !== null)?.position ?? null
  const kept = await readings.keep(trx, number, reading, like)
  for (const { capture, stated, order, file } of captures) {
    const row = known.get(capture)
    if (row === undefined) {
      await insertObservation(trx, { capture, list: number, reading: kept, stated, file, order })
      continue
    }
    if (row.position !== null && row.content !== reading.content)
      await leave(trx, number, capture, row.position)
    await trx
      .updateTable('observation')
      .set({ reading: kept, ...statedColumns(stated) })
      .where('capture', '=', capture)
      .execute()
  }
}

type StandingRow = Pick<Selectable<ObservationRow>, 'position'> & { readonly content: string }

function standingRow(trx: Transaction<Tables>, capture: number): Promise<StandingRow | undefined> {
  return trx
    .selectFrom('observation')
    .innerJoin('reading', 'reading.id', 'observation.reading')
    .select(['position', 'reading.content'])
    .where('capture', '=', capture)
    .executeTakeFirst()
}

async function insertCorrection(trx: Transaction<Tables>, correction: Correction): Promise<void> {
  const { list, at } = correction
  await trx
    .insertInto('correction')
    .values({
      list: await listNumber(trx, list),
      at,
      body: JSON.stringify(correction),
      ...(await correctionPlace(trx, correction)),
    })
    .execute()
}

async function allCorrections(db: Kysely<Tables>, list: string): Promise<Correction[]> {
  const corrections: Correction[] = []
  let previous = FIRST_LINK
  for await (const { number, list: of, at, after, body, link } of correctionChain(db)) {
    if (of === list) {
      // its link says whether it is what was written, whatever that may be
      const fits =
        after !== null && body !== null && correctionLink(previous, { after, list, at, body }) === link
      if (!fits) throw new DamagedRow(`correction ${number}`)
      corrections.push(body)
    }
    previous = link
  }
  return corrections
}
