import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXIT_CODES } from '../src/cli/exit-codes.ts'
import { VERB_NAMES } from '../src/cli/verbs.ts'
import { SOURCES } from '../src/sources/registry.ts'
import { icelist } from './support/icelist.ts'

const REPOSITORY = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(REPOSITORY, file), 'utf8')
const README = read('README.md')

/** `<!-- run: npm run -s VERB … -->` and the block below it, which is what the command prints on the demo's record. */
const EXAMPLE = /<!-- run: npm run -s (?:icelist -- )?(.*?) -->\n```text\n([\s\S]*?)```/g

/** `<!-- file: NAME -->` and the block below it, which is the configuration that `try` is shown with. */
const FILE = /<!-- file: (\S+) -->\n```json\n([\s\S]*?)```/g

describe('README', () => {
  test.each(VERB_NAMES)('has the verb %s', verb =>
    expect(README).toMatch(new RegExp(`^\\| \`${verb}\\b`, 'm')),
  )

  test.each(SOURCES.map(source => source.id))('has the list %s', id =>
    expect(README).toContain(`| \`${id}\` |`),
  )

  test('has the exit codes that the program has', () => {
    const rows = EXIT_CODES.map(([code, meaning]) => `| ${code} | ${meaning} |`)
    expect(README).toContain(`| code | meaning |\n|---|---|\n${rows.join('\n')}\n\n`)
  })
})

describe('what README shows is what the program prints', () => {
  const folder = mkdtempSync(join(tmpdir(), 'icelist-docs-'))
  beforeAll(async () => {
    const { exitCode, err } = await icelist(['demo'], folder)
    expect(exitCode, err).toBe(0)
  })
  // a list of one's own would show in what the other commands print
  const ownFolder = mkdtempSync(join(tmpdir(), 'icelist-docs-own-'))
  for (const [, file = '', text = ''] of README.matchAll(FILE)) writeFileSync(join(ownFolder, file), text)
  cpSync(join(REPOSITORY, 'fixtures/own-list'), join(ownFolder, 'fixtures/own-list'), { recursive: true })
  afterAll(() => {
    for (const each of [folder, ownFolder]) rmSync(each, { recursive: true })
  })

  const examples = Array.from(README.matchAll(EXAMPLE), ([, command = '', output = '']) => ({
    command,
    output,
  }))
  test('there are examples', () => expect(examples.length).toBeGreaterThan(0))

  test.each(examples)('$command', async ({ command, output }) => {
    const printed = await icelist(wordsOf(command), command.startsWith('try ') ? ownFolder : folder)
    // rewrites README when asked to: ICELIST_UPDATE_DOCS=1 npm test -- docs
    if (process.env.ICELIST_UPDATE_DOCS)
      writeFileSync(
        join(REPOSITORY, 'README.md'),
        read('README.md').replace(
          `${command} -->\n\`\`\`text\n${output}`,
          () => `${command} -->\n\`\`\`text\n${printed.out}`,
        ),
      )
    else expect(printed.out).toBe(output)
  })
})

describe('ARCHITECTURE', () => {
  const text = read('ARCHITECTURE.md')

  test('every invariant names a test or a rule that is there', () => {
    const invariants = text.split('\n').filter(line => line.startsWith('- **Invariant:**'))
    expect(invariants.length).toBeGreaterThan(5)
    for (const invariant of invariants) {
      const held = Array.from(
        invariant.matchAll(/`((?:test\/|tsconfig|biome|knip)[^`]*)`/g),
        ([, file = '']) => file,
      )
      expect(held.length, invariant).toBeGreaterThan(0)
      for (const file of held) expect(existsSync(join(REPOSITORY, file)), file).toBe(true)
    }
  })

  test('every file and folder that it speaks of is there', () => {
    for (const [, path = ''] of text.matchAll(
      /`((?:src|test|fixtures|bin|snapshots|bench|fuzz)\/[\w./-]*)`/g,
    ))
      expect(existsSync(join(REPOSITORY, path)), path).toBe(true)
  })
})

/** As a shell splits them, double quotes included. */
function wordsOf(command: string): string[] {
  return Array.from(command.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '').filter(
    word => word !== '--',
  )
}
