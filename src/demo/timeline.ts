/** A document as it stood on a publisher's site from one day on. */
export interface Publication {
  readonly list: string
  /** path on the publisher's site, under which the document is served */
  readonly path: string
  /** folder of the sample in `fixtures/<list>/` */
  readonly sample: string
}

/** A moment at which lists are looked at, and what had changed on the publishers' sites since the one before. */
export interface DemoMoment {
  /** UTC, to the minute */
  readonly at: string
  readonly publish: readonly Publication[]
}

const DDOR = '/doclib/ddor/'
const AGREEMENTS = '/doclib/about/offices/ero/287g/'
export const LANDING_PAGE = '/identify-and-arrest/287g'
const DHS = '/sanctuary-jurisdictions'
const DOJ = '/ag/us-sanctuary-jurisdiction-list'

const report = (sample: string, file: string): Publication => ({ list: 'ddor', path: DDOR + file, sample })
const dhs = (sample: string): Publication => ({ list: 'dhs-sanctuary', path: DHS, sample })
const doj = (sample: string): Publication => ({ list: 'doj-sanctuary', path: DOJ, sample })
const participating = (sample: string, file: string): Publication => ({
  list: '287g-participating',
  path: AGREEMENTS + file,
  sample,
})
const pending = (sample: string, file: string): Publication => ({
  list: '287g-pending',
  path: AGREEMENTS + file,
  sample,
})

const NOT_FOUND = '2025-06-01-page-not-found'

/** The lists' own history, as far as samples of it were made; days as in the press and on the pages themselves. */
export const TIMELINE: readonly DemoMoment[] = [
  { at: '2017-03-20T19:00', publish: [report('2017-03-20', 'ddor2017_01-28to02-03.pdf')] },
  { at: '2017-03-29T19:00', publish: [report('2017-03-29', 'ddor2017_02-04to02-10.pdf')] },
  { at: '2017-04-05T19:00', publish: [report('2017-04-05', 'ddor2017_02-11to02-17.pdf')] },
  {
    at: '2025-02-21T19:00',
    publish: [
      participating('2025-02-21', 'participatingAgencies02212025.xlsx'),
      pending('2025-02-21', 'pendingAgencies02212025.xlsx'),
    ],
  },
  { at: '2025-02-26T19:00', publish: [participating('2025-02-26', 'participatingAgencies02262025.xlsx')] },
  { at: '2025-03-06T19:00', publish: [participating('2025-03-06', 'participatingAgencies03062025am.xlsx')] },
  { at: '2025-03-13T19:00', publish: [pending('2025-03-13', 'pendingAgencies03132025pm.xlsx')] },
  { at: '2025-05-29T19:00', publish: [dhs('2025-05-29')] },
  { at: '2025-05-31T19:00', publish: [dhs('2025-05-31')] },
  { at: '2025-06-01T13:00', publish: [dhs(NOT_FOUND)] },
  { at: '2025-06-01T19:00', publish: [] },
  { at: '2025-06-02T13:00', publish: [] },
  { at: '2025-06-02T19:00', publish: [dhs('2025-05-31')] },
  { at: '2025-06-03T13:00', publish: [dhs(NOT_FOUND)] },
  { at: '2025-06-03T19:00', publish: [] },
  { at: '2025-06-04T13:00', publish: [] },
  { at: '2025-08-05T19:00', publish: [doj('2025-08-05')] },
  { at: '2025-09-26T19:00', publish: [doj('2025-09-26')] },
  { at: '2025-10-31T19:00', publish: [doj('2025-10-31')] },
]
