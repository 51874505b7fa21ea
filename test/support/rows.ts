import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Every row of every table of a record's database. */
export function rowsIn(data: string): Record<string, unknown[]> {
  const db = new Database(join(data, 'icelist.sqlite'))
  const tables = db.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[]
  const rows = tables.map(({ name }) => [name, db.prepare(`select * from "${name}"`).all()] as const)
  db.close()
  return Object.fromEntries(rows)
}
