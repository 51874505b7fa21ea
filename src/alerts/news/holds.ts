import { plain } from '../../report/plain.ts'
import type { StoredCapture } from '../../store/store.ts'
import { type News, type NewsDesk, plainEvent } from './told.ts'

/** Versions that wait for a decision, of which nobody was told; the same entries seen again are the same hold. */
export async function holdNews({ store, sources }: NewsDesk): Promise<News[]> {
  const held = await store.undecided(null)
  const first = [...Map.groupBy(held, ({ list, content }) => `${list} ${content}`).values()].flatMap(
    ([oldest]) => oldest ?? [],
  )
  const untold = new Set(await store.alerts.unknown(first.map(holdId)))
  return first
    .filter(capture => untold.has(holdId(capture)))
    .flatMap(capture => {
      const source = sources.find(({ id }) => id === capture.list)
      if (!source) return []
      const event = plainEvent(source, {
        id: holdId(capture),
        kind: 'held',
        at: capture.capturedAt,
        subject: `${capture.list}: a version is held for review`,
        sentences: [
          ...capture.reasons.map(({ text }) => plain(text)),
          `The list stays as it was until somebody decides: "review" shows what would change, "accept ${capture.id}" or "reject ${capture.id}" decides.`,
        ],
      })
      return [{ event, content: null }]
    })
}

export function holdId({ id }: Pick<StoredCapture, 'id'>): string {
  return `hold-${id}`
}
