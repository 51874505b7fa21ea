import type { Entry } from '../model.ts'
import { meaningOf } from './meaning.ts'
import { wordsOf } from './names.ts'

type Agreement = 'same' | 'different' | 'unknown'

/** What one row says beside its name. */
export interface Facts {
  /** the target of the link to the signed agreement */
  readonly link: string
  /** the day of signing, YYYY-MM-DD where the cell states one */
  readonly date: string
  readonly county: string
  /** the agency is named after its county */
  readonly ownCounty: boolean
}

/** What the rows say beside their names about being one entry. */
export interface Evidence {
  /** how much doubt it leaves, as a factor: 1 when nothing speaks for it */
  readonly doubt: number
  /** a factor below 1 when the rows contradict each other */
  readonly discount: number
  readonly link: boolean
  readonly date: Agreement
  readonly because: string[]
}

/*
 * How often a fact is shared by two different agencies decides what it is worth. A link to a signed agreement is one
 * agency's, but for slips of the publisher. Dozens of agencies of a state sign on one day. A county has many agencies.
 */
const LINK = 0.8
const DATE = 0.65
const COUNTY = 0.3

/** For a signing date or a county that differs: either can be corrected together with the name. */
const CONTRADICTED = 0.95

/** What a row says that can be evidence; '' for a blank cell, which is evidence of nothing. */
export function factsOf(entry: Entry): Facts {
  // "St. Landry County" and "Saint Landry County" are one county
  const county = wordsOf(meaningOf(entry, 'county'), entry.state).join(' ')
  return {
    link: meaningOf(entry, 'moaLink'),
    date: meaningOf(entry, 'signed'),
    county,
    // when the name of a county's agency is respelled, so is the county
    ownCounty: county !== '' && wordsOf(entry.name, entry.state).join(' ').startsWith(county),
  }
}

/** The evidence that two rows are one. */
export function evidenceFor(before: Facts, after: Facts): Evidence {
  const because: string[] = []
  let doubt = 1
  let discount = 1
  const link = before.link !== '' && before.link === after.link
  if (link) {
    doubt *= 1 - LINK
    because.push('same agreement link')
  }
  const date = compareFacts(before.date, after.date)
  if (date === 'same') {
    doubt *= 1 - DATE
    because.push(`same signing date ${after.date}`)
  }
  if (date === 'different') {
    discount *= CONTRADICTED
    because.push('signing dates differ')
  }
  const county = compareFacts(before.county, after.county)
  if (county === 'same') {
    doubt *= 1 - COUNTY
    because.push(`same county, ${after.county}`)
  }
  if (county === 'different' && !before.ownCounty && !after.ownCounty) {
    discount *= CONTRADICTED
    because.push('counties differ')
  }
  return { doubt, discount, link, date, because }
}

function compareFacts(before: string, after: string): Agreement {
  if (before === '' || after === '') return 'unknown'
  return before === after ? 'same' : 'different'
}
