import { fold } from '../text/fold.ts'

/** A state, the District of Columbia or a territory. */
export interface State {
  /** the postal service's two letters */
  readonly usps: string
  /** two digits, FIPS 5-2 / ANSI INCITS 38: the Census Bureau's GEOID of a state */
  readonly geoid: string
  readonly name: string
}

/** Source: U.S. Census Bureau, "ANSI Codes for States", public domain. */
export const STATES: readonly State[] = [
  { usps: 'AL', geoid: '01', name: 'Alabama' },
  { usps: 'AK', geoid: '02', name: 'Alaska' },
  { usps: 'AZ', geoid: '04', name: 'Arizona' },
  { usps: 'AR', geoid: '05', name: 'Arkansas' },
  { usps: 'CA', geoid: '06', name: 'California' },
  { usps: 'CO', geoid: '08', name: 'Colorado' },
  { usps: 'CT', geoid: '09', name: 'Connecticut' },
  { usps: 'DE', geoid: '10', name: 'Delaware' },
  { usps: 'DC', geoid: '11', name: 'District of Columbia' },
  { usps: 'FL', geoid: '12', name: 'Florida' },
  { usps: 'GA', geoid: '13', name: 'Georgia' },
  { usps: 'HI', geoid: '15', name: 'Hawaii' },
  { usps: 'ID', geoid: '16', name: 'Idaho' },
  { usps: 'IL', geoid: '17', name: 'Illinois' },
  { usps: 'IN', geoid: '18', name: 'Indiana' },
  { usps: 'IA', geoid: '19', name: 'Iowa' },
  { usps: 'KS', geoid: '20', name: 'Kansas' },
  { usps: 'KY', geoid: '21', name: 'Kentucky' },
  { usps: 'LA', geoid: '22', name: 'Louisiana' },
  { usps: 'ME', geoid: '23', name: 'Maine' },
  { usps: 'MD', geoid: '24', name: 'Maryland' },
  { usps: 'MA', geoid: '25', name: 'Massachusetts' },
  { usps: 'MI', geoid: '26', name: 'Michigan' },
  { usps: 'MN', geoid: '27', name: 'Minnesota' },
  { usps: 'MS', geoid: '28', name: 'Mississippi' },
  { usps: 'MO', geoid: '29', name: 'Missouri' },
  { usps: 'MT', geoid: '30', name: 'Montana' },
  { usps: 'NE', geoid: '31', name: 'Nebraska' },
  { usps: 'NV', geoid: '32', name: 'Nevada' },
  { usps: 'NH', geoid: '33', name: 'New Hampshire' },
  { usps: 'NJ', geoid: '34', name: 'New Jersey' },
  { usps: 'NM', geoid: '35', name: 'New Mexico' },
  { usps: 'NY', geoid: '36', name: 'New York' },
  { usps: 'NC', geoid: '37', name: 'North Carolina' },
  { usps: 'ND', geoid: '38', name: 'North Dakota' },
  { usps: 'OH', geoid: '39', name: 'Ohio' },
  { usps: 'OK', geoid: '40', name: 'Oklahoma' },
  { usps: 'OR', geoid: '41', name: 'Oregon' },
  { usps: 'PA', geoid: '42', name: 'Pennsylvania' },
  { usps: 'RI', geoid: '44', name: 'Rhode Island' },
  { usps: 'SC', geoid: '45', name: 'South Carolina' },
  { usps: 'SD', geoid: '46', name: 'South Dakota' },
  { usps: 'TN', geoid: '47', name: 'Tennessee' },
  { usps: 'TX', geoid: '48', name: 'Texas' },
  { usps: 'UT', geoid: '49', name: 'Utah' },
  { usps: 'VT', geoid: '50', name: 'Vermont' },
  { usps: 'VA', geoid: '51', name: 'Virginia' },
  { usps: 'WA', geoid: '53', name: 'Washington' },
  { usps: 'WV', geoid: '54', name: 'West Virginia' },
  { usps: 'WI', geoid: '55', name: 'Wisconsin' },
  { usps: 'WY', geoid: '56', name: 'Wyoming' },
  { usps: 'AS', geoid: '60', name: 'American Samoa' },
  { usps: 'GU', geoid: '66', name: 'Guam' },
  { usps: 'MP', geoid: '69', name: 'Northern Mariana Islands' },
  { usps: 'PR', geoid: '72', name: 'Puerto Rico' },
  { usps: 'VI', geoid: '78', name: 'U.S. Virgin Islands' },
]

const BY_FOLDED = new Map<string, State>()
for (const state of STATES) {
  BY_FOLDED.set(fold(state.name), state)
  BY_FOLDED.set(fold(state.usps), state)
}
BY_FOLDED.set('d.c.', stateOf('DC'))
BY_FOLDED.set('washington, dc', stateOf('DC'))
BY_FOLDED.set('virgin islands', stateOf('VI'))

/** The state with these two letters. @throws RangeError when there is none: for codes that the program itself wrote. */
export function stateOf(usps: string): State {
  const state = STATES.find(candidate => candidate.usps === usps)
  if (!state) throw new RangeError(`no state has the code ${usps}`)
  return state
}

/** The state that `printed` names in full or by its two letters, whatever its case and spacing; null when none. */
export function stateNamed(printed: string): State | null {
  return BY_FOLDED.get(fold(printed)) ?? null
}
