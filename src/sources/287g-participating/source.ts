import type { Source } from '../source.ts'

export const participating: Source = {
  id: '287g-participating',
  title: '287(g) participating agencies',
  publisher: 'ICE',
  location: {
    kind: 'landing-page',
    url: 'https://www.ice.gov/identify-and-arrest/287g',
    // participatingAgencies08272025am.xlsx, 287gparticipatingAgency…: prefix, case and date of the names vary
    document: { own: /participating/i, others: /pending/i, extension: '.xlsx' },
  },
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  // ICE publishes on weekdays, mornings and late afternoons
  cadence: '17 8-20/2 * * *',
  timeZone: 'America/New_York',
  series: 'live',
  identity: 'state, agency and support type',
  expected: {
    // 151 rows on 2025-02-21, the first version held; the list has only grown since
    floor: 100,
    // 1,843 rows in May 2026
    ceiling: 4000,
  },
  publisherWords: 'https://www.ice.gov/identify-and-arrest/287g',
  readerVersion: 2,
  read: async document =>
    (await import('../../read/agreements/read-agreement-list.ts')).readAgreementList(
      document,
      'participating',
    ),
}
