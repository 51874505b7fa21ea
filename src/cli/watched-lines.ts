import type { Outcome } from '../pipeline.ts'
import type { Cli } from './verb.ts'

/**
 * A line for each change that concerns a place of the configuration's watch list.
 * @throws UsageError when a name of the watch list is no certain place
 */
export async function watchedLines(
  { difference }: Outcome,
  dataDir: string,
  { config }: Pick<Cli, 'config'>,
): Promise<string[]> {
  if (difference === null || config.watch.length === 0) return []
  // loaded here: most runs find nothing new
  const { placesHeld } = await import('../places/held.ts')
  const { watchedChanges, watchedPhrase, watchedPlaces } = await import('../questions/watched.ts')
  const places = await placesHeld(dataDir)
  const watched = watchedPlaces(config.watch, places)
  return watchedChanges(difference, watched, places).map(change => `watched: ${watchedPhrase(change)}`)
}
