/** Prints by list the share of names that resolve, and the names that do not or that their COUNTY column contradicts. */
import type { PlaceSubject, Resolution } from '../../src/places/place.ts'
import { resolvePlace } from '../../src/places/resolve.ts'
import { corpusIsHere } from '../corpus/corpus.ts'
import { corpusSubjects, FACT_TABLES, factSubjects } from './subjects.ts'

const STATUSES = ['resolved', 'ambiguous', 'unknown'] as const

function measure(title: string, subjects: readonly PlaceSubject[]): void {
  const results = subjects.map(subject => ({ subject, resolution: resolvePlace(subject) }))
  const counts = STATUSES.map(status => {
    const n = results.filter(({ resolution }) => resolution.status === status).length
    return `${status} ${n} (${((100 * n) / subjects.length).toFixed(1)} %)`
  })
  console.log(`${title}: ${subjects.length} names: ${counts.join(', ')}`)
  for (const { subject, resolution } of results) {
    const line = remark(resolution)
    if (line) console.log(`  ${subject.state} ${subject.name} | ${line}`)
  }
}

function remark(resolution: Resolution): string | null {
  if (resolution.status === 'unknown')
    return `${resolution.reason}; ${resolution.suggestions.map(place => place.name).join(', ')}`
  if (resolution.status === 'ambiguous') return resolution.finding
  return resolution.countyColumn === 'conflicts' || resolution.countyColumn === 'no-such-county'
    ? `${resolution.place.name} ${resolution.place.counties}: the COUNTY column ${resolution.countyColumn}`
    : null
}

for (const [list, table] of FACT_TABLES) measure(table, factSubjects(list, table))
if (corpusIsHere) {
  measure('287g-participating, all versions', await corpusSubjects('participating'))
  measure('287g-pending, all versions', await corpusSubjects('pending'))
}
