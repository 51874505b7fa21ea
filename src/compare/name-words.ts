/**
 * The words that names of jurisdictions and law enforcement agencies are made of, apart from the one that tells which
 * one it is. English usage in the United States; nothing here is specific to a list.
 */

/** Abbreviations, by folded word without punctuation. */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['ft', 'fort'],
  ['mt', 'mount'],
  ['co', 'county'],
  ['cnty', 'county'],
  ['cty', 'county'],
  ['par', 'parish'],
  ['twp', 'township'],
  ['boro', 'borough'],
  ['dept', 'department'],
  ['dpt', 'department'],
  ['div', 'division'],
  ['dist', 'district'],
  ['pct', 'precinct'],
  ['prec', 'precinct'],
  ['ofc', 'office'],
  ['bd', 'board'],
  ['univ', 'university'],
  ['intl', 'international'],
  ['natl', 'national'],
  ['hwy', 'highway'],
  ['corr', 'corrections'],
  ['pd', 'police department'],
  ['dps', 'department public safety'],
  ['doc', 'department corrections'],
  ['doj', 'department justice'],
  ['bocc', 'board county commissioners'],
])

/** Only as a name's last word: "Bee County SO". */
export const LAST_WORD_ABBREVIATIONS: ReadonlyMap<string, string> = new Map([['so', 'sheriff office']])

/** Only as a name's first word: "S. Tucson". */
export const FIRST_WORD_ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['n', 'north'],
  ['s', 'south'],
  ['e', 'east'],
  ['w', 'west'],
])

const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
const CARDINALS = 'one two three four five six seven eight nine ten'
/** "V", "X" and "I" may be initials. */
const ROMAN = ['', 'ii', 'iii', 'iv', '', 'vi', 'vii', 'viii']

/** Numbers in words, and the figures for them. */
export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  [ORDINALS.split(' '), CARDINALS.split(' '), ROMAN].flatMap(words =>
    words.map((word, index) => [word, String(index + 1)] as const),
  ),
)

export const STOP_WORDS: ReadonlySet<string> = new Set(['of', 'the', 'and', 'for', 'at', 'in'])

/** What tells two neighbours of one name apart. */
export const DIRECTIONS: ReadonlySet<string> = new Set([
  'north',
  'south',
  'east',
  'west',
  'northern',
  'southern',
  'eastern',
  'western',
  'northeast',
  'northwest',
  'southeast',
  'southwest',
])

/** Words for a kind of place that follow its name; Louisiana's parishes are its counties. */
export const PLACE_KINDS: ReadonlyMap<string, string> = new Map([
  ['county', 'county'],
  ['parish', 'county'],
  ['township', 'township'],
  ['borough', 'borough'],
  ['municipality', 'city'],
])

export const SCHOOLS: ReadonlySet<string> = new Set(['university', 'college'])

/** "City of Hialeah": before the name these words are a title; behind it ("Lake City") they belong to it. */
export const TITLES = /\b(city|town|village|township|borough|county|parish|municipality) of\b/g

/** What an agency does. `board` is a government as such: it signs for whichever of its agencies does the work. */
export type AgencyClass =
  | 'sheriff'
  | 'police'
  | 'patrol'
  | 'constable'
  | 'marshal'
  | 'corrections'
  | 'public safety'
  | 'prosecutor'
  | 'guard'
  | 'board'

/** Pairs of classes that one agency often is both of: most sheriffs run their county's jail. */
export const RELATED_CLASSES: readonly (readonly [AgencyClass, AgencyClass])[] = [
  ['sheriff', 'corrections'],
  ['police', 'public safety'],
]

export const CLASS_WORDS: ReadonlyMap<string, AgencyClass> = new Map<string, AgencyClass>([
  ['sheriff', 'sheriff'],
  ['police', 'police'],
  ['patrol', 'patrol'],
  ['constable', 'constable'],
  ['marshal', 'marshal'],
  ['corrections', 'corrections'],
  ['correction', 'corrections'],
  ['correctional', 'corrections'],
  ['jail', 'corrections'],
  ['detention', 'corrections'],
  ['prison', 'corrections'],
  ['safety', 'public safety'],
  ['attorney', 'prosecutor'],
  ['prosecutor', 'prosecutor'],
  ['guard', 'guard'],
  ['board', 'board'],
  ['commissioners', 'board'],
  ['supervisors', 'board'],
  ['trustees', 'board'],
  ['council', 'board'],
])

/** Words that any agency may have in its name. */
export const GENERAL_WORDS: ReadonlySet<string> = new Set([
  'department',
  'office',
  'agency',
  'bureau',
  'division',
  'service',
  'services',
  'unit',
  'precinct',
  'state',
  'public',
  'facility',
  'center',
  'rehabilitation',
])
