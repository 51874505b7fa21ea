import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'vitest'
import { icelist } from './icelist.ts'

/** What the record says, in words that do not depend on when somebody looked. */
export async function dump(data: string): Promise<unknown[]> {
  const { out, err, exitCode } = await icelist(['dump', '--data', data], data)
  expect([exitCode, err]).toEqual([0, ''])
  return out
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
}

/** How many versions a dump tells of. */
export function versionsIn(lines: readonly unknown[]): number {
  return lines.filter(line => typeof line === 'object' && line !== null && 'version' in line).length
}

/** How many captures a record holds. */
export function capturesIn(data: string): number {
  const db = new Database(join(data, 'icelist.sqlite'), { readonly: true })
  const { n } = db.prepare('select count(*) as n from capture').get() as { n: number }
  db.close()
  return n
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
