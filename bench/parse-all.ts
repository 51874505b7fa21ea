/** Parses workbooks with SheetJS and does nothing else: `node bench/parse-all.ts FOLDER`. What imports are measured against. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'

const folder = process.argv[2] ?? '.'
let sheets = 0
for (const file of readdirSync(folder)) sheets += read(readFileSync(join(folder, file))).SheetNames.length
console.log(`${sheets} sheets`)
