import type { DocumentRule, Location, Source } from '../source.ts'
import type { ListDefinition } from './definition.ts'

const MEDIA_TYPES = {
  html: 'text/html',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const

/** Matches nothing: the page has no other list. */
const NO_OTHERS = /(?!)/

/** The source that a definition describes. Its reader's libraries are loaded when it is first called. */
export function sourceFromDefinition(definition: ListDefinition): Source {
  const { id, title, publisher, cadence, timeZone, series, expected, readerVersion } = definition
  const location = locationOf(definition)
  return {
    id,
    title,
    publisher,
    location,
    mediaType: MEDIA_TYPES[definition.format],
    cadence,
    timeZone,
    series,
    identity: identityOf(definition),
    expected,
    publisherWords: definition.publisherWords ?? location.url,
    readerVersion,
    read: async document => (await import('./read.ts')).readByDefinition(document, definition),
  }
}

/** @throws RangeError for a definition that was not checked */
function locationOf(definition: ListDefinition): Location {
  const { url, landingPage } = definition
  if (url !== undefined) return { kind: 'address', url }
  if (landingPage === undefined) throw new RangeError(`the list ${definition.id} has no address`)
  const { own, others, extension, otherHosts } = landingPage
  const document: DocumentRule = {
    own: new RegExp(own, 'i'),
    others: others === undefined ? NO_OTHERS : new RegExp(others, 'i'),
    extension: extension ?? `.${definition.format}`,
    ...(otherHosts && { otherHosts }),
  }
  return { kind: 'landing-page', url: landingPage.url, document }
}

/** "state and name", "state, agency and program". */
function identityOf(definition: ListDefinition): string {
  const key = 'blocks' in definition ? ['name'] : (definition.key ?? [definition.name])
  const parts = ['state', ...key]
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
