import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SCHEMA_FILES, schemaText } from '../../src/report/schema.ts'

const FOLDER = join(import.meta.dirname, '../../schema')

test('the published schemas are those of the program', () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...SCHEMA_FILES].sort())
  for (const file of SCHEMA_FILES)
    expect(readFileSync(join(FOLDER, file), 'utf8'), 'write it anew: node src/report/build/main.ts').toBe(
      schemaText(file),
    )
})
