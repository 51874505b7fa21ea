import { type Effects, type Outcome, runList } from '../pipeline.ts'
import type { Source } from '../sources/source.ts'
import { DemoPublisher } from './publisher.ts'
import { LANDING_PAGE, TIMELINE } from './timeline.ts'

/** What the demo hands to its caller after each moment. */
export interface DemoResult {
  /** UTC, to the minute */
  readonly at: string
  readonly outcomes: readonly Outcome[]
}

/**
 * Runs the pipeline, as it is, over the sample documents' history: at each moment of the timeline every list that is kept
 * up and was published by then is fetched from a server on a loopback address.
 * @param withEffects opens the record for all of it; the clock that it is handed stands still at each moment
 * @param tell is told what came of each moment
 * @param stop ends it after the list in hand
 * @returns whether it was played to its end
 */
export async function playTimeline(
  sources: readonly Source[],
  withEffects: (host: string, now: () => Date, work: (effects: Effects) => Promise<void>) => Promise<void>,
  tell: (result: DemoResult) => void,
  stop: AbortSignal,
): Promise<boolean> {
  const publisher = new DemoPublisher()
  const site = await publisher.listen()
  let clock = new Date(0)
  try {
    await withEffects(
      new URL(site).host,
      () => clock,
      async effects => {
        const paths = new Map<string, string>()
        for (const { at, publish } of TIMELINE) {
          if (stop.aborted) break
          clock = new Date(`${at}Z`)
          for (const publication of publish) {
            await publisher.publish(publication)
            paths.set(publication.list, publication.path)
          }
          const due = sources.filter(
            ({ id, series }) =>
              paths.has(id) && (series !== 'closed' || publish.some(({ list }) => list === id)),
          )
          const outcomes: Outcome[] = []
          for (const source of due) {
            if (stop.aborted) break
            const path = source.location.kind === 'landing-page' ? LANDING_PAGE : paths.get(source.id)
            outcomes.push(await runList(source, `${site}${path}`, effects))
          }
          tell({ at, outcomes })
        }
      },
    )
  } finally {
    await publisher.close()
  }
  return !stop.aborted
}
