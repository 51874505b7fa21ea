import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { UsageError } from '../errors.ts'
import { fold } from '../text/fold.ts'
import { type StatePlaces, statePlace } from './data.ts'
import { readingsOf } from './designation.ts'
import type { Place, PlaceSubject } from './place.ts'

const Alias = z.strictObject({
  /** the list's id, or * for whoever prints or types the name */
  list: z.string().min(1),
  state: z.string().length(2),
  /** as printed */
  name: z.string().min(1),
  /** the place's id: a state's or county's GEOID, or of a city `12:marco island:021` */
  place: z.string().min(1),
  /** why it is certain */
  note: z.string().min(1),
})
type Alias = z.infer<typeof Alias>

let reviewed: ReadonlyMap<string, Alias> | undefined

/**
 * The place that a person has settled for this printed name, with or without its state behind it, or null.
 * Rows: src/places/aliases.csv; those of one list go before those of any list (`*`).
 */
export function aliasedPlace(subject: PlaceSubject, ofState: StatePlaces): Place | null {
  reviewed ??= readAliases(readFileSync(new URL('./aliases.csv', import.meta.url), 'utf8'))
  const { state } = ofState
  for (const list of [subject.list ?? '*', '*'])
    for (const name of [subject.name, ...readingsOf(subject.name, state)]) {
      const alias = reviewed.get(keyOf(list, state.usps, name))
      if (alias) return placeOf(alias, ofState)
    }
  return null
}

/**
 * Rows of an alias file by list, state and name.
 * @throws UsageError when a row is not of the form list,state,name,place,note
 */
function readAliases(csv: string): Map<string, Alias> {
  const rows = z.array(Alias).safeParse(parse(csv, { columns: true, skip_empty_lines: true }))
  if (!rows.success)
    throw new UsageError(`src/places/aliases.csv: ${z.prettifyError(rows.error)}. Correct that row.`)
  return new Map(rows.data.map(alias => [keyOf(alias.list, alias.state, alias.name), alias]))
}

function placeOf(alias: Alias, ofState: StatePlaces): Place {
  const places = [...ofState.cities.all, ...ofState.counties.all].map(({ place }) => place)
  const found = [statePlace(ofState.state), ...places].find(place => place.id === alias.place)
  if (!found)
    throw new UsageError(
      `src/places/aliases.csv: "${alias.name}", ${alias.state} is said to be ${alias.place}, which is no place of that state. Correct that row.`,
    )
  return found
}

function keyOf(list: string, usps: string, name: string): string {
  return [list, usps, fold(name)].join('|')
}
