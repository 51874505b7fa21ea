import type { Source } from '../source.ts'

/** Three reports appeared, on 2017-03-20, 03-29 and 04-05; ICE suspended the series on 2017-04-10. */
export const ddor: Source = {
  id: 'ddor',
  title:
    'Weekly Declined Detainer Outcome Report, Section III: jurisdictions that limit cooperation with ICE',
  publisher: 'ICE',
  location: { kind: 'address', url: 'https://www.ice.gov/doclib/ddor/ddor2017_02-11to02-17.pdf' },
  archivedAt: 'https://www.ice.gov/doclib/ddor/*',
  mediaType: 'application/pdf',
  cadence: '0 6 * * 1',
  timeZone: 'America/New_York',
  series: 'closed',
  identity: 'state and name',
  // 118 rows on 2017-03-20, 155 on 03-29, 154 on 04-05: the last two counts are of reconstructions
  expected: { floor: 100, ceiling: 250 },
  // the second report dropped six of 118 jurisdictions without a word
  bounds: { removals: { atLeast: 3, share: 0.1 } },
  publisherWords: 'https://www.ice.gov/declined-detainer-outcome-report',
  readerVersion: 2,
  read: async document => (await import('./read.ts')).readDetainerReport(document),
}
