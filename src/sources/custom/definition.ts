import { z } from 'zod'
import { accepted, chosen, keys, listOf, pattern, refusal, selector, text } from './accepted.ts'
import { checkFacts, checkRows } from './checks.ts'
import { FACTS, Kind, stateCode } from './facts.ts'
import { columnsOfPdf, columnsOfTable, partsOfItem, ROW_FACTS } from './row-facts.ts'

const LIST = 'an object that defines a list'
const STATE_OF_BLOCKS =
  'two letters such as "WA", "headings" where states stand above their places, or "suffix" where names end in their state'

const Table = keys(
  { ...FACTS, format: z.enum(['xlsx', 'csv', 'html']), columns: columnsOfTable, ...ROW_FACTS },
  LIST,
).superRefine((list, context) => {
  checkFacts(list, context)
  checkRows(list, 'columns', list.columns, context)
})

const Pdf = keys(
  {
    ...FACTS,
    format: z.literal('pdf'),
    /** all columns of the table, from left to right */
    columns: columnsOfPdf,
    /** matches the start of the first line of what follows the table */
    end: pattern().optional(),
    ...ROW_FACTS,
  },
  LIST,
).superRefine((list, context) => {
  checkFacts(list, context)
  checkRows(list, 'columns', list.columns, context)
})

const HtmlItems = keys(
  {
    ...FACTS,
    format: z.literal('html'),
    /** each element is an entry */
    items: selector(),
    parts: partsOfItem,
    /** elements that are known and not read */
    ignore: z.array(selector(), accepted('a list of CSS selectors')).default([]),
    ...ROW_FACTS,
  },
  LIST,
).superRefine((list, context) => {
  checkFacts(list, context)
  const whole = { field: list.name }
  checkRows(list, 'parts', list.parts.length === 0 ? [whole] : list.parts, context)
})

const Block = keys(
  {
    words: listOf(text('a heading'), 'a list of headings'),
    kind: Kind,
  },
  'an object with words and kind',
)

const HtmlBlocks = keys(
  {
    ...FACTS,
    format: z.literal('html'),
    /** of the elements that usually hold the list, closest first: hints for the evidence, never conditions */
    containers: z.array(selector(), accepted('a list of CSS selectors')).default([]),
    state: stateCode(['headings', 'suffix'], STATE_OF_BLOCKS),
    /** headings, and what stands below them */
    blocks: listOf(Block, 'a list of blocks'),
    /** beginnings of the lines that mean the state above them itself */
    labels: z.array(text('a beginning'), accepted('a list of beginnings')).default([]),
    /** lines to pass over */
    ignore: z.array(text('a line'), accepted('a list of lines')).default([]),
  },
  LIST,
).superRefine((list, context) => {
  checkFacts(list, context)
  if (list.labels.length > 0 && list.state !== 'headings')
    context.addIssue({ code: 'custom', path: ['labels'], message: 'accepted: with "state": "headings" only' })
})

const FORMATS = ['html', 'pdf', 'xlsx', 'csv'] as const
const WAYS = ['blocks', 'items', 'columns'] as const
const ONE_WAY =
  'accepted for html: exactly one of blocks (headings and names), items (a selector), columns (a table)'

/** What a definition says once it is checked and completed. */
export type ListDefinition =
  | z.infer<typeof Table>
  | z.infer<typeof Pdf>
  | z.infer<typeof HtmlItems>
  | z.infer<typeof HtmlBlocks>

/**
 * A list as its user defines it, without code: plain data, so that it can be handed to another process. Its messages
 * name the field and what is accepted.
 */
export const ListDefinition = chosen<ListDefinition>(input => {
  if (input.format === 'xlsx' || input.format === 'csv') return Table
  if (input.format === 'pdf') return Pdf
  if (input.format !== 'html')
    return refusal(['format'], accepted(FORMATS.join(', ')).error({ input: input.format }))
  const ways = WAYS.filter(way => way in input)
  if (ways.length !== 1) return refusal([], ONE_WAY)
  return ways[0] === 'blocks' ? HtmlBlocks : ways[0] === 'items' ? HtmlItems : Table
})
