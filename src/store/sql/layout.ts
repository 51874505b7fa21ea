import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { Evidence } from '../../model.ts'
import { DamagedRow } from '../damaged-row.ts'
import { json } from './parsed.ts'

/**
 * The layout of a version: its entries in document order and the evidence of each. A new version repeats nearly all of the
 * last one's, so each layout is compressed with an earlier one as its dictionary: a few rows changed cost some dozen
 * bytes. Every MAX_DEPTH versions one is stored whole, which bounds the work of reading any of them.
 */
export interface Layout {
  readonly entries: readonly number[]
  readonly evidence: readonly Evidence[]
}

export const MAX_DEPTH = 32

/** Values by column: a row that moves down a line then leaves its neighbours' text as it was. */
type Columns = Record<string, unknown[]>

export function encodeLayout(layout: Layout): Uint8Array {
  const columns: Columns = {}
  for (const evidence of layout.evidence) for (const name of Object.keys(evidence)) columns[name] ??= []
  for (const evidence of layout.evidence)
    for (const [name, values] of Object.entries(columns))
      values.push((evidence as Record<string, unknown>)[name] ?? null)
  return Buffer.from(JSON.stringify({ entries: layout.entries, ...columns }))
}

/** @param row which reading it is of, for people. @throws DamagedRow */
export function decodeLayout(encoded: Uint8Array, row: string): Layout {
  const { entries, ...columns } = columnsOf(json(Buffer.from(encoded).toString(), row), row)
  const evidence = entries.map((_, index) => {
    const values = Object.entries(columns).map(([name, column]) => [name, column[index]] as const)
    return Object.fromEntries(values.filter(([, value]) => value !== null)) as Evidence
  })
  return { entries, evidence }
}

function columnsOf(value: unknown, row: string): Columns & { entries: number[] } {
  const isTable = typeof value === 'object' && value !== null && 'entries' in value
  if (!isTable || !Object.values(value).every(Array.isArray)) throw new DamagedRow(row)
  return value as Columns & { entries: number[] }
}

/** @param base the encoded layout of the version that serves as dictionary */
export function compressLayout(encoded: Uint8Array, base: Uint8Array | null): Uint8Array {
  return zstdCompressSync(encoded, base ? { dictionary: base } : {})
}

export function decompressLayout(compressed: Uint8Array, base: Uint8Array | null): Uint8Array {
  return zstdDecompressSync(compressed, base ? { dictionary: base } : {})
}
