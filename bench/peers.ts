import daff from 'daff'
import { type IChange, diff as jsonDiff } from 'json-diff-ts'
import { create } from 'jsondiffpatch'
import microdiff from 'microdiff'
import type { ChangeCounts, Entry } from '../src/model.ts'

/** What the other tools are handed for an entry: its key, and what a person would compare; no evidence. */
export type Row = Readonly<Record<string, string>>

/** Counts of a tool that knows no renames. */
export type Counts = Omit<ChangeCounts, 'renamed'>

/** Another tool that compares two versions: from two arrays of rows to its own answer, and that answer as counts. */
export interface Peer<Answer = unknown> {
  readonly name: string
  readonly compare: (before: readonly Row[], after: readonly Row[]) => Answer
  readonly count: (answer: Answer) => Counts
  /** more rows than this take minutes */
  readonly most: number
}

export function rowOf({ key, name, state, fields }: Entry): Row {
  return { key, name, usps: state ?? '', ...(fields as Record<string, string>) }
}

const byKey = (rows: readonly Row[]) => Object.fromEntries(rows.map(row => [row.key, row]))

function peer<Answer>(one: Peer<Answer>): Peer {
  return one as Peer
}

export const MICRODIFF = peer({
  name: 'microdiff, keyed',
  compare: (before, after) => microdiff(byKey(before), byKey(after), { cyclesFix: false }),
  count: differences => {
    const whole = differences.filter(({ path }) => path.length === 1)
    return {
      added: whole.filter(({ type }) => type === 'CREATE').length,
      removed: whole.filter(({ type }) => type === 'REMOVE').length,
      changed: new Set(differences.filter(({ path }) => path.length > 1).map(({ path }) => path[0])).size,
    }
  },
  most: Number.POSITIVE_INFINITY,
})

const DAFF = peer({
  name: 'daff, with ids',
  compare: (before, after) => {
    const flags = new daff.CompareFlags()
    flags.addPrimaryKey('key')
    flags.unchanged_context = 0
    const alignment = daff.compareTables(tableOf(before), tableOf(after), flags).align()
    const output = new daff.TableView([])
    new daff.TableDiff(alignment, flags).hilite(output)
    return output
  },
  count: output => {
    const actions = output.getData().map(([action]) => String(action))
    return {
      added: actions.filter(action => action === '+++').length,
      removed: actions.filter(action => action === '---').length,
      changed: actions.filter(action => action.endsWith('->')).length,
    }
  },
  most: Number.POSITIVE_INFINITY,
})

const JSON_DIFF_TS = peer({
  name: 'json-diff-ts, keyed',
  compare: (before, after) =>
    jsonDiff({ rows: before }, { rows: after }, { embeddedObjKeys: { rows: 'key' } }),
  count: ([difference]: IChange[]) => {
    const changes: readonly IChange[] = difference?.changes ?? []
    const of = (type: string) => changes.filter(change => change.type === type).length
    return { added: of('ADD'), removed: of('REMOVE'), changed: of('UPDATE') }
  },
  most: Number.POSITIVE_INFINITY,
})

const jsondiffpatch = create({ objectHash: row => (row as Row).key })

const JSONDIFFPATCH = peer({
  name: 'jsondiffpatch, by hash',
  compare: (before, after) => jsondiffpatch.diff(before, after),
  count: delta => {
    const items = Object.entries(delta ?? {}).filter(([at]) => at !== '_t')
    const gone = items.filter(([at]) => at.startsWith('_'))
    const there = items.filter(([at]) => !at.startsWith('_'))
    return {
      added: there.filter(([, change]) => Array.isArray(change)).length,
      // [value, 0, 0] is a removal, ['', place, 3] a row that stands elsewhere
      removed: gone.filter(([, change]) => change[2] === 0).length,
      changed: there.filter(([, change]) => !Array.isArray(change)).length,
    }
  },
  most: 5000,
})

export const PEERS: readonly Peer[] = [MICRODIFF, DAFF, JSON_DIFF_TS, JSONDIFFPATCH]

function tableOf(rows: readonly Row[]): daff.TableView {
  const header = Object.keys(rows[0] ?? {})
  return new daff.TableView([header, ...rows.map(row => header.map(column => row[column] ?? ''))])
}
