import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'vitest'

/** Columns that say when icelist looked, not what a publisher published. */
const LOOKING = new Set(['captured_at', 'seen_at', 'timings', 'first_seen', 'last_seen', 'headers'])

/** Every row that says something of the lists, without the times at which icelist looked. */
export function dump(
  data: string,
  tables = ['entry', 'presence', 'snapshot', 'capture'],
): Record<string, unknown[]> {
  const db = new Database(join(data, 'icelist.sqlite'), { readonly: true })
  const order: Record<string, string> = { presence: 'entry, from_position', snapshot: 'list, position' }
  const rows = tables.map(table => {
    const all = db.prepare(`select * from ${table} order by ${order[table] ?? 'id'}`).all() as object[]
    return [
      table,
      all.map(row => Object.fromEntries(Object.entries(row).filter(([column]) => !LOOKING.has(column)))),
    ]
  })
  db.close()
  return Object.fromEntries(rows)
}

/** Whatever happened to the process: the database is whole, and every document that it names is there, byte for byte. */
export function expectWhole(data: string): void {
  // as every reader opens it: what a killed writer left in the log may have to be brought in first
  const db = new Database(join(data, 'icelist.sqlite'))
  expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(db.pragma('foreign_key_check')).toEqual([])
  // killed before there was a schema, or a document: then there is nothing that could be lost
  const made = db.prepare("select 1 from sqlite_master where name = 'document'").get() !== undefined
  const rows = made ? (db.prepare('select sha256 from document').all() as { sha256: string }[]) : []
  db.close()
  const folder = join(data, 'documents')
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const kept = new Set<string>()
  for (const file of names.filter(name => /\.\w+$/.test(name) && !name.endsWith('.tmp'))) {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(data, 'documents', file)))
      .digest('hex')
    expect(basename(file).split('.')[0]).toBe(sha256)
    kept.add(sha256)
  }
  for (const { sha256 } of rows) expect(kept.has(sha256), sha256).toBe(true)
}
