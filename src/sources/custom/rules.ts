import { stateOf } from '../../places/states.ts'
import type { Holds, KindRule, RowColumn, RowRules, StateRule } from '../../read/rows/rules.ts'
import type { ListDefinition } from './definition.ts'

/** The definitions whose entries are rows. */
export type RowDefinition = Exclude<ListDefinition, { blocks: unknown }>

/** Years in which a day is no slip of the keyboard. */
const YEARS = [1900, 2099] as const

/** How a definition's columns make an entry. */
export function rowRules(definition: RowDefinition, columns: readonly RowColumn[]): RowRules {
  const { name, state, kind, key } = definition
  return { columns, name, state: stateRule(state), kind: kindRule(kind), key: key ?? [name] }
}

function stateRule(state: RowDefinition['state']): StateRule {
  if (typeof state === 'object') return { kind: 'column', field: state.column }
  return state === 'suffix' ? { kind: 'suffix' } : { kind: 'all', usps: stateOf(state).usps }
}

function kindRule(kind: RowDefinition['kind']): KindRule {
  if (typeof kind === 'string') return { kind: 'all', is: kind }
  return { kind: 'column', field: kind.column, words: new Map(Object.entries(kind.words)) }
}

/** A column of any format, as far as it says what it holds. */
interface DefinedColumn {
  readonly field: string
  readonly header?: string
  readonly holds?: 'day' | 'items' | { readonly oneOf: readonly string[] } | undefined
  readonly link?: true | undefined
}

/** A defined column, as rows are read by it; notices call one without a header by its field. */
export function rowColumn({ field, header, holds, link }: DefinedColumn): RowColumn {
  return {
    field,
    header: header ?? field,
    ...(holds && { holds: holdsOf(holds) }),
    ...(link && { link: 'kept' }),
  }
}

function holdsOf(holds: NonNullable<DefinedColumn['holds']>): Holds {
  if (holds === 'day') return { kind: 'day', years: YEARS }
  if (holds === 'items') return { kind: 'items' }
  return { kind: 'one-of', values: holds.oneOf }
}

/** The fields without which no entry can be told from another: their columns must be there. */
export function neededFields({ name, state, kind, key }: RowDefinition): Set<string> {
  const places = [state, kind].flatMap(where => (typeof where === 'object' ? where.column : []))
  return new Set([name, ...places, ...(key ?? [])])
}
