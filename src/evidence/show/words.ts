import { evidencePhrase } from '../../report/evidence.ts'
import { entryPhrase, statePhrase } from '../../report/phrases.ts'
import { plain } from '../../report/plain.ts'
import type { Sight, Traced } from '../trace/traced.ts'

/** What a sight is called: "before: dhs-sanctuary, version 1 of 2025-05-29". Safe to show, as all that is here. */
export function sightTitle({ list }: Traced, { role, version }: Sight): string {
  const on = version.publishedOn === null ? '' : ` of ${version.publishedOn}`
  const title = `${list}, version ${version.snapshot}${on}`
  return role === 'entry' ? title : `${role}: ${title}`
}

/** The facts by which a document can be checked, each with its name. */
export function sightFacts({
  version,
  url,
  imported,
  archived,
  shown,
}: Sight): [name: string, fact: string][] {
  const came = imported ? 'imported' : 'captured'
  return [
    ['document', `SHA-256 ${version.document}`],
    ...(version.file === null ? [] : [['file', plain(version.file)] satisfies [string, string]]),
    [came, `${version.capturedAt}${url === null ? '' : ` from ${plain(url)}`}`],
    ['archived', archived === null ? 'the document is not in the archive' : plain(archived)],
    ['place', shown ? plain(placePhrase(shown.entry.evidence)) : 'none: the document has no such entry'],
  ]
}

/** What was read there: "Ohio: Cincinnati". */
export function sightEntry({ shown }: Sight): string | null {
  return shown && plain(`${statePhrase(shown.entry)}: ${entryPhrase(shown.entry)}`)
}

type Place = Parameters<typeof evidencePhrase>[0]

/** As `evidencePhrase`, with all that a person needs to find the place. */
function placePhrase(place: Place): string {
  if ('page' in place) return `${evidencePhrase(place)}, in points from the top left corner`
  if ('sheet' in place) return `sheet "${place.sheet}", row ${place.row}, cell ${place.cell}`
  return `${evidencePhrase(place)}, character ${place.offset} of the text of its first element`
}

/** "name, aor" for the fields that were read from one cell. */
export function fieldsPhrase(fields: readonly string[]): string {
  return fields.length === 0 ? 'row' : plain(fields.join(', '))
}
