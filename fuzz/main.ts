/**
 * Spoils the sample documents in every way that it knows, reads each, and counts what became of them:
 * `node fuzz/main.ts [--n 10000] [--first 1] [--seed 1] [--list ID]`. Exits 1 on any outcome that must not be, and says how
 * to repeat it: `--only NUMBER` reads that mutant alone, and `--out FILE` keeps it. `--verbose` prints every mutant.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openReaderProcess } from '../src/read/process/reader-process.ts'
import { fuzz, type Result } from './fuzz.ts'
import { isViolation, OUTCOMES } from './outcome.ts'
import { samples } from './samples.ts'
import { openTextLayers } from './text-layer-process.ts'

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '10000' },
    first: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    list: { type: 'string' },
    only: { type: 'string' },
    out: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const numbers =
  values.only === undefined
    ? Array.from({ length: Number(values.n) }, (_, n) => Number(values.first) + n)
    : [Number(values.only)]
const chosen = samples().filter(({ list }) => values.list === undefined || list === values.list)
const formats = [...new Set(chosen.map(({ format }) => format))]
/** outcome and format, one row a mutant */
const seen: string[] = []
let slowest: Result | null = null

const reader = openReaderProcess({ milliseconds: 30_000 })
const texts = openTextLayers()
for await (const result of fuzz(chosen, seed, numbers, reader, texts)) {
  const { mutant, outcome } = result
  seen.push(`${outcome} ${mutant.sample.format}`)
  if (slowest === null || result.milliseconds > slowest.milliseconds) slowest = result
  if (isViolation(outcome)) process.exitCode = 1
  if (isViolation(outcome) || values.only !== undefined || values.verbose) console.log(line(result))
  if (values.out !== undefined) writeFileSync(values.out, mutant.bytes)
}
await reader.close()
texts.close()

console.log(`\n${seen.length} mutants of ${chosen.length} samples, seed ${seed}`)
console.log(`| outcome | ${formats.join(' | ')} |\n|---|${'---|'.repeat(formats.length)}`)
for (const outcome of OUTCOMES) {
  const counts = formats.map(format => seen.filter(each => each === `${outcome} ${format}`).length)
  console.log(`| ${outcome} | ${counts.join(' | ')} |`)
}
const peak = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(`this process's peak memory ${peak} MB`)
if (slowest) console.log(`slowest: ${line(slowest)}`)

function line({ mutant, outcome, detail, milliseconds }: Result): string {
  const { sample, number, mutations } = mutant
  const list = values.list === undefined ? '' : ` --list ${values.list}`
  return `${outcome}: ${sample.list}/${sample.slug}, ${mutations.join(', ')}: ${detail} (${Math.round(milliseconds)} ms; --seed ${seed} --only ${number}${list})`
}
