import type { Entry, Notice } from '../model.ts'
import { type Places, shippedPlaces } from './data.ts'
import { readingsOf } from './designation.ts'
import { entryResolver } from './entry-resolver.ts'
import { stateOf } from './states.ts'

const EXAMPLES = 5
const NOT_FOUND: ReadonlySet<string> = new Set(['no-such-county', 'no-such-city'])

/**
 * Names of a version that are no place of their state as far as is known here: "Martinsville County", Virginia (DHS, 2025).
 * An agency that names no place, such as a university's police, is none of them.
 */
export function placeNotices(
  entries: readonly Entry[],
  list: string,
  places: Places = shippedPlaces(),
): Notice[] {
  const resolve = entryResolver(list, places)
  const found = entries.flatMap(entry => {
    const resolution = resolve(entry)
    if (resolution.status !== 'unknown' || !NOT_FOUND.has(resolution.reason)) return []
    return [{ name: inItsState(entry), finding: resolution.finding }]
  })
  const [only, ...others] = found
  if (!only) return []
  const text =
    others.length === 0
      ? only.finding
      : `${found.length} entries name a county or city that their state does not have, as far as is known here.`
  const examples = [...new Set(found.map(({ name }) => name))].slice(0, EXAMPLES)
  return [{ code: 'place-not-found', text, count: found.length, examples }]
}

/** "Represa, CA", also where the name has its state behind it. */
function inItsState({ name, state }: Entry): string {
  if (state === null) return name
  const [bare = name] = readingsOf(name, stateOf(state))
  return `${bare}, ${state}`
}
