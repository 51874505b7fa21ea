import { z } from 'zod'
import { accepted, chosen, keys, listOf, pattern, selector, text } from './accepted.ts'
import { Kind, stateCode } from './facts.ts'

const FIELD = 'a word that begins with a small letter, such as signedOn'
const field = z
  .string(accepted(FIELD))
  .regex(/^[a-z][A-Za-z0-9]*$/, accepted(FIELD))
  .refine(
    name => !/^(?:kind|heading)$|(?:Parsed|Link)$/.test(name),
    accepted(`${FIELD}; not kind or heading, and no word in Parsed or Link`),
  )

const HEADER = 'the words at the head of the column'
const header = text(HEADER).refine(words => /[\p{L}\p{N}]/u.test(words), accepted(HEADER))

const OneOf = keys({ oneOf: listOf(text('a value'), 'a list of values') }, 'an object with oneOf')
const yes = z.literal(true, accepted('true, or leave it out'))

const HOLDS = '"day", or {"oneOf": ["value", …]}; without it, text'
const holds = z.union([z.literal('day'), OneOf], accepted(HOLDS)).optional()
const HOLDS_IN_PDF = '"day", "items" for bulleted items, or {"oneOf": ["value", …]}; without it, text'
const holdsInPdf = z.union([z.enum(['day', 'items']), OneOf], accepted(HOLDS_IN_PDF)).optional()

const IgnoredColumn = keys({ header, ignore: yes }, 'an object with header and ignore')
const ColumnOfTable = keys(
  { header, field, required: yes.optional(), holds, link: yes.optional() },
  'an object with header and field, and what is needed of required, holds, link',
)
const ColumnOfPdf = keys(
  { header, field, holds: holdsInPdf, ends: pattern().optional() },
  'an object with header and field, and what is needed of holds, ends',
)
const PartOfItem = keys(
  { selector: selector(), field, required: yes.optional(), holds: holdsInPdf, link: yes.optional() },
  'an object with selector and field, and what is needed of required, holds, link',
)

const COLUMNS = 'a list of columns'
const columnOr = <T>(kept: z.ZodType<T>) =>
  chosen<T | z.infer<typeof IgnoredColumn>>(input => ('ignore' in input ? IgnoredColumn : kept))

/** The columns of a sheet, a CSV file or a page's table, wherever they stand. */
export const columnsOfTable = listOf(columnOr(ColumnOfTable), COLUMNS)
/** All columns of a PDF's table, from left to right. */
export const columnsOfPdf = listOf(columnOr(ColumnOfPdf), COLUMNS)
/** What is kept of each item of a page; without any, its whole text is its name. */
export const partsOfItem = z.array(PartOfItem, accepted('a list of parts')).default([])

const STATE = 'two letters such as "WA", "suffix" where names end in their state, or {"column": "a field"}'
const KIND = 'state, county, city, agency or other, or {"column": "a field", "words": {"Town": "city", …}}'

/** How the columns make an entry. */
export const ROW_FACTS = {
  /** the field that names the entry */
  name: field.default('name'),
  state: z.union(
    [stateCode(['suffix'], STATE), keys({ column: field }, 'an object with column')],
    accepted(STATE),
  ),
  kind: z.union(
    [
      Kind,
      keys(
        { column: field, words: z.record(text('a word'), Kind, accepted('words and their kinds')) },
        'an object with column and words',
      ),
    ],
    accepted(KIND),
  ),
  /** the fields that make the key, behind the state; the name where it is left out */
  key: listOf(field, 'a list of fields').optional(),
}
