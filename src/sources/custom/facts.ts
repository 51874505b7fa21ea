import { z } from 'zod'
import { EntryKind } from '../../model.ts'
import { STATES } from '../../places/states.ts'
import { accepted, keys, pattern, text, timeZone, webAddress } from './accepted.ts'

const ID = 'lower-case words joined by hyphens, such as "ohio-agreements"'
const COUNT = 'a whole number'

/** Where a list is linked from, and how its link is told from others. */
const LandingPage = keys(
  {
    url: webAddress(),
    /** said by the link's text or the file's name */
    own: pattern(),
    /** said by them when the link is another list's */
    others: pattern().optional(),
    /** of the file's name; the format's own where it is left out */
    extension: z.enum(['.pdf', '.xlsx', '.xlsm', '.csv'], accepted('.pdf, .xlsx, .xlsm or .csv')).optional(),
    /** that may publish the document, beside the page's own */
    otherHosts: z.array(text('a host'), accepted('a list of hosts')).optional(),
  },
  'an object with url and own, and what is needed of others, extension, otherHosts',
)

/** What is said of every list, whatever its format. */
export const FACTS = {
  id: z
    .string(accepted(ID))
    .max(60, accepted(`${ID}, at most 60 letters`))
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, accepted(ID)),
  title: text('what the list is called'),
  publisher: text('who publishes the list'),
  url: webAddress().optional(),
  landingPage: LandingPage.optional(),
  expected: keys(
    {
      floor: z.int(accepted(COUNT)).nonnegative(accepted(COUNT)),
      ceiling: z.int(accepted(COUNT)).nonnegative(accepted(COUNT)),
    },
    'an object with floor and ceiling',
  ).refine(({ floor, ceiling }) => floor <= ceiling, {
    path: ['ceiling'],
    ...accepted('a number that is not below floor'),
  }),
  cadence: text('a cron expression such as "17 6 * * *"').default('17 6 * * *'),
  timeZone: timeZone().default('America/New_York'),
  series: z.enum(['live', 'withdrawn', 'closed'], accepted('live, withdrawn or closed')).default('live'),
  /** the publisher's own description of the list */
  publisherWords: webAddress().optional(),
  /** to be raised by one when the definition reads the same document differently */
  readerVersion: z
    .int(accepted('a whole number above zero'))
    .positive(accepted('a whole number above zero'))
    .default(1),
}

/** What an entry names. */
export const Kind = z.enum(EntryKind.options, accepted(EntryKind.options.join(', ')))

/** Two letters of a state, or the words that say where each entry's state is found. */
export function stateCode(words: readonly string[], what: string) {
  return z.enum([...STATES.map(state => state.usps), ...words], accepted(what))
}
