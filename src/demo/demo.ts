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
 * Runs the pipeline, as it is, over the sample documents' history: at each moment of the timeline every list that is kept up
 * and was published by then is fetched from a server on a loopback address.
 * @param withEffects opens the record for one moment, whose clock stands still at `now`
 */
export async function* playTimeline(
  sources: readonly Source[],
  withEffects: <T>(host: string, now: () => Date, work: (effects: Effects) => Promise<T>) => Promise<T>,
): AsyncGenerator<DemoResult> {
  const publisher = new DemoPublisher()
  const site = await publisher.listen()
  const paths = new Map<string, string>()
  try {
    for (const { at, publish } of TIMELINE) {
      for (const publication of publish) {
        await publisher.publish(publication)
        paths.set(publication.list, publication.path)
      }
      const due = sources.filter(
        ({ id, series }) => paths.has(id) && (series !== 'closed' || publish.some(({ list }) => list === id)),
      )
      const outcomes = await withEffects(
        new URL(site).host,
        () => new Date(`${at}Z`),
        async effects => {
          const done: Outcome[] = []
          for (const source of due) {
            const path = source.location.kind === 'landing-page' ? LANDING_PAGE : paths.get(source.id)
            done.push(await runList(source, `${site}${path}`, effects))
          }
          return done
        },
      )
      yield { at, outcomes }
    }
  } finally {
    await publisher.close()
  }
}
