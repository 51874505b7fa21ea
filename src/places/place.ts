/** The kinds of place that a name resolves to. A city is any town, village, borough, township or settlement. */
type PlaceKind = 'state' | 'county' | 'city'

/** A certain place, named by the Census Bureau's codes. */
export interface Place {
  readonly kind: PlaceKind
  /** in full, without the state: `Travis County`, `Tampa`, `Texas` */
  readonly name: string
  /** the two letters of its state */
  readonly usps: string
  /** 2 digits */
  readonly state: string
  /** 5 digits: the county itself, or the one that holds the city's centre; null for a state, or where it is not known */
  readonly county: string | null
  /** 5 digits each, the centre's first: counties known to hold a part of the city; Connecticut's have old and new codes */
  readonly counties: readonly string[]
  /** 7 digits: the Census Bureau's code of a city, where a gazetteer file told it */
  readonly place: string | null
  /** what places are compared by: the same for a city and a county that are one, and for a county before and after it was renamed */
  readonly id: string
}

/** What a reading or a person names. An entry of a list is one. */
export interface PlaceSubject {
  readonly name: string
  /** USPS code; null resolves to unknown */
  readonly state: string | null
  readonly kind: 'state' | 'county' | 'city' | 'agency' | 'other'
  /** the list that prints it: aliases can be of one list */
  readonly list?: string
  /** `type` and `county`, as ICE's workbooks print them, are evidence; other fields are not looked at */
  readonly fields?: Readonly<Record<string, unknown>>
}

/**
 * What made a resolution certain: the name itself; the name's agency; the state whose agency or label it is; the
 * row's own COUNTY column, where the name alone was not enough; a row of the reviewed aliases.
 */
export type How = 'name' | 'agency' | 'state' | 'county-column' | 'alias'

/** What the row's COUNTY column says of the place that the name resolved to. */
export type CountyColumn = 'agrees' | 'conflicts' | 'no-such-county'

interface Resolved {
  readonly status: 'resolved'
  readonly place: Place
  readonly how: How
  /** only where the row has a COUNTY column that is not blank and a place that is not a state */
  readonly countyColumn?: CountyColumn
}

export interface Ambiguous {
  readonly status: 'ambiguous'
  readonly candidates: readonly Place[]
  /** one sentence */
  readonly finding: string
}

export interface Unknown {
  readonly status: 'unknown'
  /** no place of that name is held; the name is no place's; the state is not known */
  readonly reason: 'no-such-county' | 'no-such-city' | 'names-no-place' | 'no-state'
  /** one sentence */
  readonly finding: string
  /** places of nearly that name: for a person to look at, never chosen */
  readonly suggestions: readonly Place[]
}

export type Resolution = Resolved | Ambiguous | Unknown
