import { changePhrase } from '../report/phrases.ts'
import { PLAIN, plain } from '../report/plain.ts'
import type { Answer } from './answer.ts'
import { answerPhrase } from './answer-phrase.ts'
import { unclearPhrase } from './asked.ts'
import type { Check, PlaceCheck } from './check.ts'
import { documentPhrase, possiblePhrase, printedPhrase } from './phrases.ts'

/** Each list's answer on each place, for a person at a terminal; then what was asked for and is no certain place. */
export function checkText({ on, places, unclear }: Check): string {
  const width = Math.max(0, ...places.flatMap(({ answers }) => answers.map(({ list }) => list.length)))
  const parts = places.map(place => placeText(place, on, width))
  if (unclear.length > 0) parts.push(unclear.map(one => plain(unclearPhrase(one))).join('\n'))
  return `${parts.join('\n\n')}\n`
}

function placeText({ place, answers }: PlaceCheck, on: string | null, width: number): string {
  const lines = [plain(on === null ? place.asked : `${place.asked}, on ${on}`)]
  for (const answer of answers) {
    lines.push(`  ${answer.list.padEnd(width)}  ${answerPhrase(answer)}`)
    for (const remark of [...evidence(answer, place.usps), ...beside(answer)])
      lines.push(`  ${' '.repeat(width)}  ${plain(remark)}`)
  }
  return lines.join('\n')
}

/** What the answer rests on: the names printed, and the documents with and without them. */
function evidence(answer: PlaceCheck['answers'][number], usps: string): string[] {
  const { status, on, version, listings, printed, renames } = answer
  if (status === 'unknown') return []
  const last = listings.at(-1)
  const named = status === 'listed' ? version : status === 'was-listed' ? last?.last : null
  const without = status === 'listed' ? null : on === null ? last?.without : version
  return [
    ...(named ? [`as ${printedPhrase(printed, usps)}: ${documentPhrase(named)}`] : []),
    ...(without ? [`without it: ${documentPhrase(without)}`] : []),
    ...renames.map(change => `renamed then: ${changePhrase(change, PLAIN)}`),
  ]
}

/** Other places that the list names, which is not the place being listed. */
function beside({ mayNameIt, around }: PlaceCheck['answers'][number]): string[] {
  const named = (status: Answer['status']) =>
    around
      .filter(({ answer }) => answer.status === status)
      .map(({ place }) => (place.kind === 'state' ? `${place.name} itself` : place.asked))
  const [now, once] = [named('listed'), named('was-listed')]
  return [
    ...mayNameIt.map(possiblePhrase),
    ...(now.length > 0
      ? [`apart from that, ${now.join(' and ')} ${now.length > 1 ? 'are' : 'is'} listed`]
      : []),
    ...(once.length > 0
      ? [`apart from that, ${once.join(' and ')} ${once.length > 1 ? 'were' : 'was'} listed`]
      : []),
  ]
}
