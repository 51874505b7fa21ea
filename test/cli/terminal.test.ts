import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UNPAINTED } from '../../src/cli/paint.ts'
import { buildProgram } from '../../src/cli/program.ts'
import { stepLine } from '../../src/cli/steps.ts'
import { table } from '../../src/cli/table.ts'
import { VERB_NAMES, verbsFor } from '../../src/cli/verbs.ts'
import { widthOf } from '../../src/cli/width.ts'
import { icelist, temporaryFolder } from '../support/icelist.ts'

const REPOSITORY = join(import.meta.dirname, '../..')
const ESCAPE = '\u001b['

describe('a table', () => {
  const columns = [
    { head: 'where', long: 'keep-end' },
    { head: 'name', long: 'keep-start' },
    'document',
    { head: 'why', long: 'wrap' },
  ] as const
  const hash = 'e79c34bd7887'
  const at = (width: number | null, rows: string[][]) => table(columns, rows, { width, paint: UNPAINTED })

  test('is no wider than the terminal, and breaks no hash', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 12 })
    const cell = words.map(some => some.join(' '))
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 200 }), fc.array(fc.tuple(cell, cell, cell)), (width, cells) => {
        const rows = cells.map(([where, name, why]) => [where, name, hash, why])
        const printed = at(width, rows)
        expect(Math.max(...printed.split('\n').map(widthOf))).toBeLessThanOrEqual(width)
        expect(printed.split(hash).length - 1).toBe(rows.length)
      }),
    )
  })

  const rows = [
    ['main > ul > li:nth-child(1)', 'Alder County', hash, `held: ${'many words '.repeat(9)}`.trim()],
  ]

  test('shortens and wraps what may be, and says so', () => {
    const [head, first, ...others] = at(80, rows).trimEnd().split('\n')
    expect(head).toBe('where                      name          document      why')
    expect(first).toBe('…n > ul > li:nth-child(1)  Alder County  e79c34bd7887  held: many words many')
    expect(others.map(line => line.trim()).join(' ')).toBe(`${'words many '.repeat(7)}words`)
  })

  test('is a block of lines a row where nothing else fits, and whole where nobody looks', () => {
    expect(at(40, rows)).toMatch(
      /^where {5}main > ul > li:nth-child\(1\)\nname {6}Alder County\ndocument {2}e79c34bd7887\nwhy {7}held: many words/,
    )
    expect(at(null, rows).split('\n')).toHaveLength(3)
    expect(at(null, [['li', 'Alder', hash, '']])).toBe(
      `where  name   document      why\nli     Alder  ${hash}\n`,
    )
    expect(at(null, rows)).toContain(rows[0]?.[3])
  })
})

test('long work says how far it is and, from what was done, how long is left', () => {
  const line = (number: number, steps: number, milliseconds: number) =>
    stepLine('ddor: capture', number, 480, { steps, milliseconds })
  expect(line(13, 12, 2_400)).toBe('ddor: capture 13 of 480, about 2 minutes left')
  // 400 were there from an earlier process and took this one no time
  expect(line(411, 10, 2_000)).toBe('ddor: capture 411 of 480, about 14 s left')
  expect(line(2, 1, 60_000)).toBe('ddor: capture 2 of 480')
})

describe('colours', () => {
  const asked = async (env: Record<string, string>, ...words: string[]) => {
    const folder = temporaryFolder()
    const set = Object.entries(env).map(([name, value]) => `process.env.${name}='${value}'`)
    return icelist(['sources', ...words], folder, ['--import', `data:text/javascript,${set.join(';')}`])
  }

  test('are on a terminal alone, unless the environment says otherwise', async () => {
    expect((await asked({})).out).not.toContain(ESCAPE)
    const forced = await asked({ FORCE_COLOR: '1' })
    expect(forced.out).toContain(ESCAPE)
    expect((await asked({ FORCE_COLOR: '1' }, '--no-color')).out).not.toContain(ESCAPE)
    expect((await asked({ FORCE_COLOR: '0', NO_COLOR: '1' })).out).not.toContain(ESCAPE)
  })
})

describe('the help', () => {
  test.each(VERB_NAMES)('of %s has two examples, and the program takes them', async name => {
    const [wanted] = await verbsFor([name])
    const examples = wanted?.verb?.examples ?? []
    expect(examples.length).toBeGreaterThanOrEqual(2)
    for (const example of examples) {
      const words = wordsOf(example)
      const called: string[] = []
      const program = buildProgram('0', await verbsFor(words), UNPAINTED, async given => {
        called.push(given)
      })
      await program.parseAsync(words, { from: 'user' })
      expect(called, example).toEqual([words[0]])
    }
    expect(examples.some(example => example.startsWith(name))).toBe(true)
  })

  test('of all has each verb, in groups, and says where to begin', async () => {
    const { out } = await icelist(['--help'], temporaryFolder())
    for (const name of VERB_NAMES) expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
    expect(out).toMatch(/^Building the record:\n {2}run /m)
    expect(out).toMatch(/^Begin with:\n .*demo$/m)
  })
})

describe('completion', () => {
  const complete = async (folder: string, shell: string, ...words: string[]) =>
    (await icelist(['completion', shell, '--', ...words], folder)).out.split('\n').slice(0, -1)

  test('knows verbs, options with their values, lists, files and the lists and channels of the configuration', async () => {
    const folder = temporaryFolder()
    const alerts = [{ name: 'newsroom', kind: 'command', command: ['true'] }]
    writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify({ alerts }))
    expect(await complete(folder, 'bash', '')).toEqual([...VERB_NAMES])
    expect(await complete(folder, 'bash', 'show', '287g-pe')).toEqual(['287g-pending'])
    expect(await complete(folder, 'bash', 'show', 'ddor', '--ki')).toEqual(['--kind'])
    expect(await complete(folder, 'bash', 'show', 'ddor', '--kind', 'c')).toEqual(['county', 'city'])
    expect(await complete(folder, 'bash', 'diff', '--format', 'csv', 'ddor', 'l')).toEqual(['latest'])
    expect(await complete(folder, 'bash', 'import', 'ddor', '')).toEqual([':files'])
    expect(await complete(folder, 'bash', 'site', '--out', '')).toEqual([':folders'])
    expect(await complete(folder, 'bash', 'alert', 'n')).toEqual(['newsroom'])
    expect(await complete(folder, 'bash', 'history', '')).toEqual([])
    expect(await complete(folder, 'fish', 'doct')).toEqual([
      expect.stringMatching(/^doctor\tcheck this installation/),
    ])
    expect(await complete(folder, 'zsh', 'export', 'w')).toEqual(['warc'])
  })

  test('works in a bash that has read it', () => {
    const folder = temporaryFolder()
    const program = `'${process.execPath}' '${join(REPOSITORY, 'bin/icelist.js')}'`
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'bin/icelist'), `#!/bin/sh\nexec ${program} "$@"\n`, { mode: 0o755 })
    const script = `
      source <(icelist completion bash)
      COMP_WORDS=(icelist diff dhs); COMP_CWORD=2
      _icelist icelist
      printf '%s\\n' "\${COMPREPLY[@]}"`
    const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` }
    expect(execFileSync('bash', ['-c', script], { cwd: folder, env, encoding: 'utf8' })).toBe(
      'dhs-sanctuary\n',
    )
  })
})

/** As a shell splits them, quotes included. */
function wordsOf(command: string): string[] {
  const words = Array.from(
    command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
  const redirected = words.findIndex(word => /^>/.test(word))
  return redirected < 0 ? words : words.slice(0, redirected)
}
