import type { HtmlListRules } from '../../read/html/rules.ts'
import type { Source } from '../source.ts'

/** One panel a state, in it up to three blocks; California and Kansas print `County`. */
const RULES: HtmlListRules = {
  containers: ['.field--name-body', '.usa-prose'],
  states: 'headings',
  blocks: [
    { words: ['State', 'States'], kind: 'state' },
    { words: ['County', 'Counties'], kind: 'county' },
    { words: ['City', 'Cities'], kind: 'city' },
    // not printed yet; each heads a list of its own
    {
      words: ['Parish', 'Parishes', 'Counties and Parishes', 'Counties & Parishes', 'Counties/Parishes'],
      kind: 'county',
    },
    { words: ['Town', 'Towns'], kind: 'city' },
    { words: ['Township', 'Townships'], kind: 'city' },
    { words: ['Village', 'Villages'], kind: 'city' },
    { words: ['Municipality', 'Municipalities'], kind: 'city' },
    {
      words: ['Cities and Towns', 'Cities & Towns', 'Cities/Towns', 'City/Town', 'Cities and Townships'],
      kind: 'city',
    },
  ],
  // “… as a State Sanctuary Jurisdiction”, the District of Columbia's “… as Local …”, Rhode Island's court order
  labels: ['Self-Identification as', 'Court Order Requiring'],
  ignored: ['Open all', 'Close all', 'Expand all', 'Collapse all', 'Back to top'],
  timeZone: 'America/New_York',
}

export const dhsSanctuary: Source = {
  id: 'dhs-sanctuary',
  title: 'Sanctuary Jurisdictions Defying Federal Immigration Law',
  publisher: 'DHS',
  location: { kind: 'address', url: 'https://www.dhs.gov/sanctuary-jurisdictions' },
  mediaType: 'text/html',
  // taken down on 2025-06-03, after one return on 2025-06-02
  cadence: '41 9 * * *',
  timeZone: RULES.timeZone,
  series: 'withdrawn',
  identity: 'state and name',
  expected: {
    // 605 rows on 2025-05-31; no version of those days had fewer, and half of them is a page cut short
    floor: 300,
    // 609 rows on 2025-05-29
    ceiling: 1000,
  },
  publisherWords: 'https://www.dhs.gov/sanctuary-jurisdictions',
  readerVersion: 2,
  read: async document => (await import('../../read/html/read-html-list.ts')).readHtmlList(document, RULES),
}
