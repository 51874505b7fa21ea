import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { finished, icelist, startIcelist, temporaryFolder } from '../support/icelist.ts'

const HEADER = 'Jurisdiction,Policy\n'
const COUNTIES = ['Albany County', 'Big Horn County', 'Campbell County', 'Carbon County']

/** A record of one list, with the versions that are handed over. */
async function recordOf(versions: readonly string[]): Promise<string> {
  const folder = temporaryFolder()
  const list = {
    id: 'wyoming',
    title: 'A made-up list',
    publisher: 'Nobody',
    url: 'https://example.org/list.csv',
    format: 'csv',
    columns: [
      { header: 'Jurisdiction', field: 'place' },
      { header: 'Policy', field: 'policy' },
    ],
    name: 'place',
    state: 'WY',
    kind: 'county',
    expected: { floor: 2, ceiling: 10 },
  }
  writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify({ ownLists: [list] }))
  for (const [index, body] of versions.entries()) {
    const file = `2025-06-0${index + 1}.csv`
    writeFileSync(join(folder, file), HEADER + body)
    expect((await icelist(['import', 'wyoming', file], folder)).exitCode).toBe(0)
  }
  return folder
}

async function build(folder: string): Promise<{ written: string[]; made: number; files: number }> {
  const { out, err } = await icelist(['site', '--out', 'site', '--json'], folder)
  expect(err).toBe('')
  return JSON.parse(out)
}

const rows = (names: readonly string[], policy: string) => names.map(name => `${name},${policy}\n`).join('')

test('a build writes only what a new version changes, and comes to the same as one from scratch', async () => {
  const folder = await recordOf([rows(COUNTIES, 'none'), rows(COUNTIES.slice(0, 3), 'none')])
  const first = await build(folder)
  expect(first.written).toHaveLength(first.files)
  expect(await build(folder)).toMatchObject({ written: [], made: 0 })

  const file = '2025-06-03.csv'
  writeFileSync(
    join(folder, file),
    HEADER + rows(COUNTIES.slice(0, 3), 'none') + rows(['Teton County'], 'some'),
  )
  await icelist(['import', 'wyoming', file], folder)
  const { written } = await build(folder)
  // the county that came, and none of those that stayed or had left before
  expect(written.filter(path => path.startsWith('places/wy/'))).toEqual(['places/wy/teton-county-56039.html'])
  const versions = written.filter(path => /^lists\/wyoming\/2025/.test(path)).map(path => path.slice(14, 24))
  // its own page, and the one before it, which links it
  expect(versions).toEqual(['2025-06-02', '2025-06-03'])
  expect(written.length).toBeLessThan(20)

  const before = filesOf(join(folder, 'site'))
  await icelist(['site', '--out', 'fresh'], folder)
  expect(filesOf(join(folder, 'fresh'))).toEqual(before)
})

test('a folder with anything else in it is left alone', async () => {
  const folder = await recordOf([rows(COUNTIES, 'none')])
  const { exitCode, err } = await icelist(['site', '--out', '.'], folder)
  expect(exitCode).toBe(2)
  expect(err).toContain('holds files that are not of a site')
})

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return Object.fromEntries(
    names
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map(path => [path.slice(folder.length), readFileSync(path, 'base64')]),
  )
}

test('serve shows the site, rebuilds it after a run, and ends when it is asked to', async () => {
  const folder = await recordOf([rows(COUNTIES, 'none')])
  const serving = startIcelist(['serve', '--port', '0', '--out', 'site'], folder)
  onTestFinished(() => void serving.kill())
  const ended = finished(serving)
  let out = ''
  serving.stdout?.on('data', chunk => {
    out += chunk
  })
  await expect.poll(() => out, { timeout: 60_000 }).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n/)
  const [address = ''] = out.split('\n')
  const list = async () => (await fetch(`${address}lists/wyoming/index.html`)).text()
  expect(await list()).not.toContain('Teton County')
  expect((await fetch(`${address}.icelist-site.json`)).status).toBe(404)

  writeFileSync(join(folder, '2025-06-02.csv'), HEADER + rows([...COUNTIES, 'Teton County'], 'none'))
  await icelist(['import', 'wyoming', '2025-06-02.csv'], folder)
  await expect.poll(() => out, { timeout: 60_000 }).toContain('rebuilt: ')
  expect(await list()).toContain('Teton County')
  serving.kill('SIGTERM')
  expect(await ended).toMatchObject({ exitCode: 0, err: '' })
})
