/**
 * Measures what icelist costs against what others cost, prints the table and writes bench/RESULTS.md:
 * `npm run bench [-- --only SECTION…] [-- --versions 10000]`. A part of the sections is printed and not written.
 */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { measureAccuracy } from './accuracy.ts'
import { measureCompare } from './compare.ts'
import { measureImport } from './import.ts'
import { measureMemory } from './memory.ts'
import { measureReport } from './read-report.ts'
import { reportMarkdown, table } from './report.ts'
import type { Section } from './row.ts'
import { measureRun } from './run.ts'
import { measureStart } from './start.ts'
import { measureVersions } from './versions.ts'
import { measureWorkbook } from './workbook.ts'

const RESULTS = new URL('RESULTS.md', import.meta.url)

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    // each thousand takes a minute or two, and 400 MB of the temporary folder
    versions: { type: 'string', multiple: true, default: ['1000'] },
  },
})

const SECTIONS: Readonly<Record<string, () => Promise<Section>>> = {
  compare: measureCompare,
  report: measureReport,
  workbook: measureWorkbook,
  import: measureImport,
  run: measureRun,
  start: measureStart,
  versions: () => measureVersions(values.versions.map(Number)),
  memory: measureMemory,
  accuracy: measureAccuracy,
}

const sections: Section[] = []
for (const [name, measure] of Object.entries(SECTIONS)) {
  if (values.only && !values.only.includes(name)) continue
  const started = performance.now()
  sections.push(await measure())
  console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
}
if (values.only)
  console.log([table(sections.flatMap(({ rows }) => rows)), ...sections.map(({ text }) => text)].join('\n\n'))
else {
  const markdown = reportMarkdown(sections, 'npm run bench', new Date())
  await writeFile(RESULTS, markdown)
  console.log(markdown)
}
