import { expect, test } from 'vitest'
import { resolvePlace } from '../../src/places/resolve.ts'
import { corpusIsHere, SKIPPED } from '../corpus/corpus.ts'
import { corpusSubjects } from './subjects.ts'

test.skipIf(!corpusIsHere).each([
  ['participating', 0.96],
  ['pending', 0.94],
] as const)(
  `agencies of real ${'%s'} workbooks resolve, as their COUNTY column says${SKIPPED}`,
  async (list, share) => {
    const resolutions = (await corpusSubjects(list)).map(subject => resolvePlace(subject))
    const resolved = resolutions.filter(resolution => resolution.status === 'resolved')
    expect(resolved.length / resolutions.length).toBeGreaterThan(share)

    // the column was not asked where the name was enough: it tells how often a name was taken for the wrong place
    const told = resolved.filter(resolution => resolution.how !== 'county-column')
    const agree = told.filter(resolution => resolution.countyColumn === 'agrees').length
    const conflict = told.filter(resolution => resolution.countyColumn === 'conflicts').length
    expect(agree).toBeGreaterThan(100)
    expect(conflict / agree).toBeLessThan(0.01)
  },
)
