import { z } from 'zod'
import { parseAsked } from '../places/asked.ts'
import type { Places } from '../places/data.ts'
import { askedForm } from '../places/finding.ts'
import type { Place, Resolution } from '../places/place.ts'
import { stateOf } from '../places/states.ts'
import type { PrintedEntry } from '../store/store.ts'
import { fold } from '../text/fold.ts'
import type { ListRecord } from './list-record.ts'
import { Listing, listingsOf } from './listing.ts'
import { spellsPhrase } from './phrases.ts'

/** A name that was asked for and is no certain place. */
export const Unclear = z.strictObject({
  asked: z.string(),
  status: z.enum(['ambiguous', 'unknown']),
  /** what is the matter, for a person */
  finding: z.string(),
  /** what can be asked for instead: the places that fit, or those of nearly that name */
  instead: z.array(z.string()),
  /** lists that print the very name, whatever it names */
  printedBy: z.array(z.strictObject({ list: z.string(), listings: z.array(Listing) })),
})
export type Unclear = z.infer<typeof Unclear>

/** The place that a person asks for, or why it is not clear which. */
export async function placeAsked(
  asked: string,
  records: readonly ListRecord[],
  places: Places,
): Promise<{ readonly place: Place } | { readonly unclear: Unclear }> {
  const resolution = parseAsked(asked, places)
  if (resolution.status === 'resolved') return { place: resolution.place }
  // a city and a county that are one place are asked for by one name
  const ids = new Map(
    near(resolution)
      .toReversed()
      .map(place => [place.id, place]),
  )
  const instead = [...ids.values()].toReversed().map(place => askedForm(place, places))
  const { status, finding } = resolution
  const printedBy = status === 'unknown' ? await listsThatPrint(asked, records) : []
  return { unclear: { asked, status, finding, instead, printedBy } }
}

/** The sentences to answer with. */
export function unclearPhrase({ status, finding, instead, printedBy }: Unclear): string {
  const sentences = [finding]
  if (status === 'unknown' && instead.length > 0)
    sentences.push(`Perhaps this is meant: ${instead.map(form => `"${form}"`).join(', ')}.`)
  for (const { list, listings } of printedBy)
    sentences.push(`${list} prints that name nevertheless, ${spellsPhrase(listings)}.`)
  return sentences.join(' ')
}

function near(resolution: Exclude<Resolution, { status: 'resolved' }>): readonly Place[] {
  return resolution.status === 'ambiguous' ? resolution.candidates : resolution.suggestions
}

async function listsThatPrint(asked: string, records: readonly ListRecord[]): Promise<Unclear['printedBy']> {
  const wanted = fold(asked)
  const printedBy: Unclear['printedBy'] = []
  for (const record of records) {
    const printed = await record.history.allPrinted()
    const meant = printed.filter(({ entry }) => formsOf(entry).includes(wanted))
    const stretches = await record.history.stretchesOf(meant.map(({ hash }) => hash))
    const listings = await listingsOf(stretches, record)
    if (listings.length > 0) printedBy.push({ list: record.source.id, listings })
  }
  return printedBy
}

/** The ways in which a person types an entry's name, folded. */
function formsOf({ name, state }: PrintedEntry): string[] {
  const states = state === null ? [] : [state, stateOf(state).name]
  return [name, ...states.map(word => `${name}, ${word}`)].map(fold)
}
