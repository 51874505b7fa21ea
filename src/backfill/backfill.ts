import { FetchError } from '../errors.ts'
import { failure } from '../fetch/failure.ts'
import type { Policy } from '../judge/policy.ts'
import { type Effects, type Outcome, takeCapture } from '../pipeline.ts'
import type { Source } from '../sources/source.ts'
import type { BackfillRequest, Memento, MementoState, NotedMemento } from '../store/backfills.ts'
import { captureMemento, readLandingPage } from './memento-capture.ts'
import { firstQueries, isWanted } from './questions.ts'
import { playMemento } from './replay.ts'
import { instantOf } from './timestamp.ts'
import type { WebArchive } from './web-archive.ts'

/** So many captures in a row that the archive does not give now: it is down, or wants to be left alone. */
const UNAVAILABLE_IN_A_ROW = 5

/** What a backfill needs beside the pipeline's own effects. */
export interface BackfillWorld {
  readonly effects: Effects
  readonly policy: Policy
  readonly webArchive: WebArchive
  /** ends the work after the capture in hand */
  readonly stop: AbortSignal
  readonly tell: (event: BackfillEvent) => void
}

export type BackfillEvent =
  /** the index has told of so many captures so far */
  | { readonly kind: 'listed'; readonly captures: number }
  /** a landing page led to documents: nothing of it goes into the record */
  | { readonly kind: 'followed'; readonly memento: Memento }
  | { readonly kind: 'taken'; readonly memento: Memento; readonly outcome: Outcome }
  | { readonly kind: 'unplayable'; readonly memento: Memento; readonly reason: string }
  /** not now: it is asked for again by the next backfill */
  | { readonly kind: 'unavailable'; readonly memento: Memento; readonly reason: string }
  | { readonly kind: 'progress'; readonly done: number; readonly all: number }

/**
 * Brings what a web archive holds of a list into the record: asks its index, then each capture's bytes, oldest first, and
 * sends them through the pipeline from archiving on. What was listed, taken or found unplayable is kept as it happens, so
 * that a backfill of the same request goes on where another one was ended, however that was.
 * @returns all captures that the archive listed, and what became of each
 * @throws FetchError when the archive does not answer as it should, or not at all
 */
export async function backfill(
  source: Source,
  request: BackfillRequest,
  world: BackfillWorld,
): Promise<NotedMemento[]> {
  const { store } = world.effects
  const number = await store.backfills.begin(request, firstQueries(source, request.url))
  const work = { source, request, number, ...world }
  await listAll(work)
  await takeAll('landing-page', work)
  // the pages have led to documents
  await listAll(work)
  await takeAll('document', work)
  const mementos = await store.backfills.mementos(number)
  const done = !mementos.some(isOpen) && (await store.backfills.queries(number)).every(query => query.ended)
  if (done) await store.backfills.end(number)
  return mementos
}

/** Captures that are still to be had. */
export function isOpen({ state }: MementoState): boolean {
  return state === 'listed'
}

interface Work extends BackfillWorld {
  readonly source: Source
  readonly request: BackfillRequest
  readonly number: number
}

/** Asks all that is open of the archive's index. */
async function listAll({ source, request, number, effects, webArchive, stop, tell }: Work): Promise<void> {
  const { store } = effects
  for (const query of await store.backfills.queries(number)) {
    let { ended, resumeKey } = query
    while (!ended && !stop.aborted) {
      const page = await webArchive.index(query.url, request, resumeKey)
      if (page.resumeKey !== null && page.resumeKey === resumeKey)
        throw failure('archive', `${webArchive.base} gives the same page of its index for ever.`)
      const mementos = page.captures
        .filter(({ url }) => isWanted(source, query, request.url, url))
        .map(capture => ({ ...capture, target: query.target }))
      await store.backfills.noteMementos(number, query, mementos, page.resumeKey)
      resumeKey = page.resumeKey
      ended = resumeKey === null
      tell({ kind: 'listed', captures: (await store.backfills.mementos(number)).length })
    }
  }
}

/** Plays all captures of one kind that are open. */
async function takeAll(target: Memento['target'], work: Work): Promise<void> {
  const { effects, number, stop, tell, webArchive } = work
  const all = (await effects.store.backfills.mementos(number)).filter(memento => memento.target === target)
  const open = all.filter(isOpen)
  let inARow = 0
  for (const [index, memento] of open.entries()) {
    if (stop.aborted) return
    const unavailable = await take(memento, work)
    inARow = unavailable === null ? 0 : inARow + 1
    if (inARow === UNAVAILABLE_IN_A_ROW)
      throw new FetchError(
        'archive',
        `${webArchive.base} gives no captures now: ${unavailable}. ${open.length - index + inARow - 1} are left; the same command goes on with them.`,
      )
    tell({ kind: 'progress', done: all.length - open.length + index + 1, all: all.length })
  }
}

/** @returns why the memento cannot be had now; null when it is dealt with */
async function take(memento: Memento, work: Work): Promise<string | null> {
  const { source, number, effects, webArchive, tell } = work
  const { store } = effects
  // an earlier backfill was ended between the two
  if (await store.hasMemento(source.id, memento.url, instantOf(memento.timestamp) ?? '')) {
    await store.backfills.closeMemento(number, memento, TAKEN, [])
    return null
  }
  const playback = await playMemento(memento, webArchive)
  if (playback.kind !== 'answer') {
    const { kind, reason } = playback
    tell({ kind, memento, reason })
    if (kind === 'unavailable') return reason
    await store.backfills.closeMemento(number, memento, { state: 'unplayable', reason }, [])
    return null
  }
  const archive = { url: playback.address, fetchedAt: effects.now().toISOString() }
  const fetched = await captureMemento(source, memento.target, playback.answer, archive, effects)
  if (memento.target === 'document') {
    await record(fetched.capture, fetched.body, memento, work)
    return null
  }
  const led = await readLandingPage(source, fetched, effects)
  if (!Array.isArray(led)) await record(led, null, memento, work)
  else {
    await store.backfills.closeMemento(number, memento, TAKEN, led)
    tell({ kind: 'followed', memento })
  }
  return null
}

const TAKEN: MementoState = { state: 'taken', reason: null }

async function record(
  capture: Parameters<typeof takeCapture>[1],
  body: Uint8Array | null,
  memento: Memento,
  { source, number, effects, policy, tell }: Work,
): Promise<void> {
  const outcome = await takeCapture(source, capture, body, effects, policy)
  await effects.store.backfills.closeMemento(number, memento, TAKEN, [])
  tell({ kind: 'taken', memento, outcome })
}
