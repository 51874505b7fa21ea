/** A document as it stood on a publisher's site from one day on. */
export interface Publication {
  readonly list: string
  /** path on the publisher's site, under which the document is served */
  readonly path: string
  /** folder of the sample in `fixtures/<list>/` */
  readonly sample: string
}

/** What changes on the publishers' sites on one day, and which lists are then looked at. */
export interface DemoDay {
  readonly day: string
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
export const TIMELINE: readonly DemoDay[] = [
  { day: '2017-03-20', publish: [report('2017-03-20', 'ddor2017_01-28to02-03.pdf')] },
  { day: '2017-03-29', publish: [report('2017-03-29', 'ddor2017_02-04to02-10.pdf')] },
  { day: '2017-04-05', publish: [report('2017-04-05', 'ddor2017_02-11to02-17.pdf')] },
  {
    day: '2025-02-21',
    publish: [
      participating('2025-02-21', 'participatingAgencies02212025.xlsx'),
      pending('2025-02-21', 'pendingAgencies02212025.xlsx'),
    ],
  },
  { day: '2025-02-26', publish: [participating('2025-02-26', 'participatingAgencies02262025.xlsx')] },
  { day: '2025-03-06', publish: [participating('2025-03-06', 'participatingAgencies03062025am.xlsx')] },
  { day: '2025-03-13', publish: [pending('2025-03-13', 'pendingAgencies03132025pm.xlsx')] },
  { day: '2025-05-29', publish: [dhs('2025-05-29')] },
  { day: '2025-05-31', publish: [dhs('2025-05-31')] },
  { day: '2025-06-01', publish: [dhs(NOT_FOUND)] },
  { day: '2025-06-02', publish: [dhs('2025-05-31')] },
  { day: '2025-06-03', publish: [dhs(NOT_FOUND)] },
  { day: '2025-08-05', publish: [doj('2025-08-05')] },
  { day: '2025-09-26', publish: [doj('2025-09-26')] },
  { day: '2025-10-31', publish: [doj('2025-10-31')] },
]
