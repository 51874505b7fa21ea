import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { type Comparison, compare } from '../src/compare/compare.ts'
import type { Entry } from '../src/model.ts'
import { placeExists } from '../src/places/exists.ts'
import { participating } from '../src/sources/287g-participating/source.ts'
import { pending } from '../src/sources/287g-pending/source.ts'

/**
 * Real versions of the two 287(g) lists with their true differences, labelled by hand. They stand beside the checkout and
 * are no part of the project: whoever uses them must do without when they are missing.
 */
const CORPUS = fileURLToPath(new URL('../../shared/corpus/287g/', import.meta.url))

/** Where the corpus is looked for, when it is not there; null when it is. */
export const corpusMissing: string | null = existsSync(join(CORPUS, 'truth/truth.csv')) ? null : CORPUS

/** A consecutive pair of versions, and how many rows differ in their keys. */
export interface Step {
  readonly list: 'participating' | 'pending'
  readonly from_file: string
  readonly to_file: string
  readonly added_folded: string
  readonly removed_folded: string
}

/** Two rows of a step, and whether they are one agency. */
export interface Label {
  readonly list: 'participating' | 'pending'
  readonly from_file: string
  readonly to_file: string
  readonly before: string
  readonly after: string
  readonly state_before: string
  readonly state_after: string
  readonly support_type: string
  readonly verdict: string
  readonly klass?: string
}

export function steps(): Step[] {
  return table<Step>('truth.csv')
}

export function renames(): Label[] {
  return table<Label>('renames.csv')
}

/** Pairs that look alike and are two agencies. */
export function lookalikes(): Label[] {
  return table<Label>('renames_negative.csv')
}

/** The entries of one workbook. */
export async function version(list: Step['list'], file: string): Promise<Entry[]> {
  const source = list === 'participating' ? participating : pending
  const bytes = await readFile(join(CORPUS, list, file))
  const reading = await source.read({ bytes, contentType: null, file })
  return reading.entries
}

/** Where the real workbooks of a list lie. */
export function corpusFolder(list: Step['list']): string {
  return join(CORPUS, list)
}

/** Every step compared as the product compares it; each workbook is read once. */
export async function comparisons(): Promise<
  { step: Step; before: Entry[]; after: Entry[]; comparison: Comparison }[]
> {
  const read = new Map<string, Entry[]>()
  const entriesOf = async (list: Step['list'], file: string) => {
    const name = `${list}/${file}`
    const entries = read.get(name) ?? (await version(list, file))
    read.set(name, entries)
    return entries
  }
  const compared = []
  for (const step of steps()) {
    const before = await entriesOf(step.list, step.from_file)
    const after = await entriesOf(step.list, step.to_file)
    compared.push({ step, before, after, comparison: compare(before, after, { placeExists }) })
  }
  return compared
}

function table<T>(file: string): T[] {
  return parse(readFileSync(join(CORPUS, 'truth', file)), { columns: true })
}
