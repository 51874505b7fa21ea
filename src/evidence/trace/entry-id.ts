import { UsageError } from '../../errors.ts'
import type { Entry } from '../../model.ts'
import { statePhrase } from '../../report/phrases.ts'
import { resolveVersion } from '../../snapshot/resolve.ts'
import type { Snapshot } from '../../store/store.ts'
import { fold } from '../../text/fold.ts'

/** Digits of a document's SHA-256 that name it. */
const DOCUMENT = 12

/** An entry as a person names it: `LIST@VERSION:ROW` or `LIST@VERSION:NAME`; without `@VERSION`, of the latest. */
export interface NamedEntry {
  readonly list: string
  readonly version: string
  /** its place in document order, from 1, or its name */
  readonly row: string
}

/**
 * The id of an entry in a version: `dhs-sanctuary@e79c34bd7887:17`. It names the document, whose number in the list's
 * history may rise.
 * @param row from 1, in document order
 */
export function entryId(list: string, { document }: { readonly document: string }, row: number): string {
  return `${list}@${document.slice(0, DOCUMENT)}:${row}`
}

/** Null when the text names no entry. */
export function parseEntryId(text: string): NamedEntry | null {
  const [, list, version = 'latest', row] = /^([^@:]+)(?:@([^:]+))?:(.+)$/s.exec(text.trim()) ?? []
  return list === undefined || row === undefined ? null : { list, version, row: row.trim() }
}

/** As `resolveVersion`, or by the first digits of the document's SHA-256, eight or more. @throws UsageError */
export function versionNamed(list: string, snapshots: readonly Snapshot[], wanted: string): Snapshot {
  const byDocument = /^[0-9a-f]{8,64}$/.test(wanted)
    ? snapshots.find(({ document }) => document.startsWith(wanted))
    : undefined
  return byDocument ?? resolveVersion(list, snapshots, wanted)
}

/**
 * The position of the entry that is meant, from 0.
 * @param entries of the version, in document order
 * @throws UsageError when there is no such row, or no entry or several of the name
 */
export function positionOf(
  { row, list }: NamedEntry,
  { number }: Snapshot,
  entries: readonly Entry[],
): number {
  const version = `version ${number} of ${list}`
  if (/^\d+$/.test(row)) {
    if (Number(row) >= 1 && Number(row) <= entries.length) return Number(row) - 1
    throw new UsageError(`There is no row ${row} in ${version}: its rows are 1 to ${entries.length}.`)
  }
  const wanted = fold(row)
  const [first, ...others] = [...entries.keys()].filter(
    position => fold(entries[position]?.name ?? '') === wanted,
  )
  if (first === undefined)
    throw new UsageError(
      `No entry of ${version} is called "${row}". Write a name as "show ${list}@${number}" prints it, or a row.`,
    )
  if (others.length === 0) return first
  const rows = [first, ...others].map(position => {
    const entry = entries[position]
    return `${position + 1}${entry ? ` (${statePhrase(entry)})` : ''}`
  })
  throw new UsageError(
    `${rows.length} entries of ${version} are called "${row}". Name the row in place of the name: ${rows.join(', ')}.`,
  )
}
