import { changePhrase } from '../report/phrases.ts'
import { PLAIN, plain } from '../report/plain.ts'
import { answerPhrase } from './answer-phrase.ts'
import { changesBesideListings, type ListPast, type PlaceHistory } from './history.ts'
import type { Listing } from './listing.ts'
import { documentPhrase, possiblePhrase, printedPhrase, spellsPhrase } from './phrases.ts'
import type { PlaceFacts } from './place-facts.ts'

/** What a line is about, and what it says. */
type Line = readonly [label: string, text: string]

/** A place's past in each list that ever named it, for a person at a terminal; then the lists that never did. */
export function historyText({ place, lists }: PlaceHistory): string {
  const told = lists.filter(({ listings, mayNameIt }) => listings.length > 0 || mayNameIt.length > 0)
  const others = lists.filter(list => !told.includes(list))
  const parts = [plain(placePhrase(place)), ...told.map(past => pastText(past, place.usps))]
  if (others.length > 0) parts.push(others.map(list => `${list.list}: ${answerPhrase(list)}`).join('\n'))
  return `${parts.join('\n\n')}\n`
}

function placePhrase({ kind, asked, state, county, place }: PlaceFacts): string {
  const code = { state, county, city: place }[kind]
  return code === null ? asked : `${asked} (GEOID ${code})`
}

function pastText(past: ListPast, usps: string): string {
  const lines: Line[] = [
    ...past.listings.flatMap(listingLines),
    ...past.names.map(
      (printed): Line => ['printed', `${printedPhrase([printed], usps)}, ${spellsPhrase(printed.listings)}`],
    ),
    ...changeLines(past),
    ...past.mayNameIt.map((name): Line => ['perhaps', possiblePhrase(name)]),
  ]
  const width = Math.max(...lines.map(([label]) => label.length))
  return [
    `${past.list}: ${answerPhrase(past)}`,
    ...lines.map(([label, text]) => `  ${label.padEnd(width)}  ${plain(text)}`),
  ].join('\n')
}

function listingLines({ first, last, without }: Listing): Line[] {
  return [
    ['first with', documentPhrase(first)],
    ['last with', documentPhrase(last)],
    ...(without ? [['first without', documentPhrase(without)] as const] : []),
  ]
}

function changeLines(past: ListPast): Line[] {
  return changesBesideListings(past).map(({ to, change }) => [
    change.kind,
    `in version ${to.snapshot} of ${to.inForceOn}, ${changePhrase(change, PLAIN)}`,
  ])
}
