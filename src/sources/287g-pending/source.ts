import type { Source } from '../source.ts'

export const pending: Source = {
  id: '287g-pending',
  title: '287(g) pending agencies',
  publisher: 'ICE',
  location: {
    kind: 'landing-page',
    url: 'https://www.ice.gov/identify-and-arrest/287g',
    document: { own: /pending/i, others: /participating/i, extension: '.xlsx' },
  },
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  cadence: '19 8-20/2 * * *',
  timeZone: 'America/New_York',
  series: 'live',
  identity: 'state, agency and support type',
  expected: {
    // genuinely empty seven times, header and no rows: a document without the header is refused by the reader
    floor: 0,
    // 15 to 100 rows as a rule
    ceiling: 500,
  },
  // the list empties as agencies sign: 78 rows became 20 in a day, and none seven times
  bounds: { removals: { atLeast: 3, share: 1 }, turnover: 1, group: Number.POSITIVE_INFINITY },
  leavesFor: {
    list: '287g-participating',
    left: 'signed: now participating as of',
    came: 'was pending as of',
  },
  publisherWords: 'https://www.ice.gov/identify-and-arrest/287g',
  readerVersion: 2,
  read: async document =>
    (await import('../../read/agreements/read-agreement-list.ts')).readAgreementList(document, 'pending'),
}
