import type { Source } from '../sources/source.ts'
import type { Observation, Store, StoredCapture } from '../store/store.ts'

/** Which captures are read again: those that another version of the reader read, or every one. */
export type Scope = 'other-readers' | 'all'

/** A capture whose document is to be read again. */
export interface Due {
  readonly capture: StoredCapture
  /** false for one that could not be read before */
  readonly readBefore: boolean
  /** captures that were told that the document is still as this one brought it */
  readonly unmodified: readonly StoredCapture[]
}

export interface DueCaptures {
  readonly captures: readonly Due[]
  /** versions of the reader that had read them */
  readonly readers: readonly number[]
}

/** Why a capture that brought a document could not be read as its list. */
const REFUSED = new Set(['unreadable', 'below-floor'])

/** Captures of a list that today's reader may read otherwise, oldest first. */
export async function dueCaptures(
  { id, readerVersion }: Pick<Source, 'id' | 'readerVersion'>,
  scope: Scope,
  store: Store,
): Promise<DueCaptures> {
  const readers = new Map(
    (await store.rereadings.all(id)).map(reading => [reading.id, reading.readerVersion]),
  )
  const all = await store.observationsFrom(id, null)
  const due = all.filter(({ reading }) => scope === 'all' || readers.get(reading) !== readerVersion)
  const stored = (await store.captures(id, Number.MAX_SAFE_INTEGER)).reverse()
  const by = due.flatMap(({ reading }) => readers.get(reading) ?? [])
  return {
    captures: [...withUnmodified(due, stored), ...stored.filter(wasRefused).map(alone)],
    readers: [...new Set(by)].sort((a, b) => a - b),
  }
}

function wasRefused({ verdict, target, document, standing, reasons }: StoredCapture): boolean {
  const brought = verdict === 'failed' && target === 'document' && document !== null
  return brought && standing === null && reasons.some(({ rule }) => REFUSED.has(rule))
}

function alone(capture: StoredCapture): Due {
  return { capture, readBefore: false, unmodified: [] }
}

/** An unchanged answer brought no document: it goes with the last capture before it that brought what it speaks of. */
function withUnmodified(observations: readonly Observation[], stored: readonly StoredCapture[]): Due[] {
  const readings = new Map(observations.map(({ capture, reading }) => [capture, reading]))
  const unmodified = new Map<number, StoredCapture[]>()
  const last = new Map<string, StoredCapture[]>()
  const brought: StoredCapture[] = []
  for (const capture of stored) {
    const reading = readings.get(capture.id)
    if (reading === undefined) continue
    const same = JSON.stringify([capture.url, reading])
    if (capture.document === null) {
      last.get(same)?.push(capture)
      continue
    }
    const following: StoredCapture[] = []
    last.set(same, following)
    unmodified.set(capture.id, following)
    brought.push(capture)
  }
  return brought.map(capture => ({ capture, readBefore: true, unmodified: unmodified.get(capture.id) ?? [] }))
}
