import type { HtmlListRules } from '../../read/html/rules.ts'
import type { Source } from '../source.ts'

/** Three blocks for the whole page; a county or city ends in its state, `Cook County, IL`. */
const RULES: HtmlListRules = {
  containers: ['.field_body', '.field--name-body'],
  states: 'suffix',
  blocks: [
    {
      words: ['State', 'States', 'States and the District of Columbia', 'States and Territories'],
      kind: 'state',
    },
    { words: ['County', 'Counties'], kind: 'county' },
    { words: ['City', 'Cities'], kind: 'city' },
    // not printed yet; each heads a list of its own
    { words: ['Territory', 'Territories', 'U.S. Territories'], kind: 'state' },
    {
      words: ['Parish', 'Parishes', 'Counties and Parishes', 'Counties & Parishes', 'Counties/Parishes'],
      kind: 'county',
    },
    { words: ['Town', 'Towns'], kind: 'city' },
    { words: ['Township', 'Townships'], kind: 'city' },
    { words: ['Village', 'Villages'], kind: 'city' },
    {
      words: ['Cities and Towns', 'Cities & Towns', 'Cities/Towns', 'City/Town', 'Cities and Townships'],
      kind: 'city',
    },
  ],
  labels: [],
  ignored: ['Open all', 'Close all', 'Expand all', 'Collapse all', 'Back to top'],
  timeZone: 'America/New_York',
}

export const dojSanctuary: Source = {
  id: 'doj-sanctuary',
  title: 'U.S. Sanctuary Jurisdiction List Following Executive Order 14287',
  publisher: 'DOJ',
  location: {
    kind: 'address',
    url: 'https://www.justice.gov/ag/us-sanctuary-jurisdiction-list-following-executive-order-14287-protecting-american-communities',
  },
  mediaType: 'text/html',
  // edited without a pattern, on working days
  cadence: '23 7-22/3 * * *',
  timeZone: RULES.timeZone,
  series: 'live',
  identity: 'state and name',
  expected: {
    // 35 rows on 2025-08-05, 33 on 2025-10-31: removals come singly
    floor: 20,
    ceiling: 100,
  },
  publisherWords:
    'https://www.justice.gov/ag/us-sanctuary-jurisdiction-list-following-executive-order-14287-protecting-american-communities',
  readerVersion: 2,
  read: async document => (await import('../../read/html/read-html-list.ts')).readHtmlList(document, RULES),
}
