/** Writes the JSON Schemas into schema/: `node src/report/build/main.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SCHEMA_FILES, schemaText } from '../schema.ts'

const FOLDER = join(import.meta.dirname, '../../../schema')

for (const file of SCHEMA_FILES) writeFileSync(join(FOLDER, file), schemaText(file))
