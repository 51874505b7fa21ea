import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const SRC = join(import.meta.dirname, '../src')

/** What each source file imports: paths from `src/` for its own files, names for packages. */
const IMPORTS = new Map(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => {
      const text = readFileSync(join(SRC, file), 'utf8')
      const names = Array.from(text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g), ([, name = '']) => name)
      return [
        file,
        names.map(name => (name.startsWith('.') ? relative(SRC, resolve(SRC, file, '..', name)) : name)),
      ] as const
    }),
)

/** Files in `folder` that import anything that `forbidden` matches. */
function importersOf(forbidden: RegExp, folder: string): string[] {
  return [...IMPORTS]
    .filter(([file, names]) => file.startsWith(folder) && names.some(name => forbidden.test(name)))
    .map(([file]) => file)
}

test('nothing but the files that open it and take its lock knows which database it is', () => {
  expect(importersOf(/^better-sqlite3$/, '')).toEqual([
    'export/sqlite-file.ts',
    'store/sqlite.ts',
    'store/writer-lock.ts',
  ])
  expect(importersOf(/^kysely/, '').filter(file => !file.startsWith('store/'))).toEqual([])
  expect(
    importersOf(/^store\/(sql\/|sqlite)/, '').filter(file => !/^(store\/|cli\/record)/.test(file)),
  ).toEqual([])
})

test('reading, judging, comparing and rendering touch neither network nor files, and no source knows another', () => {
  const world = /^(node:(fs|http|https|net|child_process|timers).*|undici|node-cron)$/
  for (const folder of ['sources/', 'judge/', 'compare/', 'snapshot/', 'text/'])
    expect(importersOf(world, folder)).toEqual([])
  for (const folder of ['read/html/', 'read/workbook/', 'read/rows/', 'read/agreements/'])
    expect(importersOf(world, folder)).toEqual([])
  for (const [file, names] of IMPORTS) {
    const own = /^sources\/([^/]+)\//.exec(file)?.[1]
    const others = names.filter(
      name => own !== undefined && /^sources\/[^/]+\//.test(name) && !name.startsWith(`sources/${own}/`),
    )
    expect(others, file).toEqual([])
  }
})
