import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { icelist, temporaryFolder } from '../support/icelist.ts'
import { publisherSite } from '../support/publisher.ts'

const HEADER = 'Jurisdiction,Program,Policy\n'
const FIRST = `${HEADER}Alder County,A,none\nBirch County,A,none\nBirch County,B,some\nLarkmoor,A,none\n`
const SECOND = `${HEADER}Alder County,A,some\nBirch County,A,none\nBirch County,B,some\nQuill,A,none\n`

test('a list of one’s own is run, shown and compared like the others', async () => {
  const site = await publisherSite()
  const folder = temporaryFolder()
  const list = {
    id: 'own-list',
    title: 'A made-up list',
    publisher: 'Nobody',
    url: site.address('/list.csv'),
    format: 'csv',
    columns: [
      { header: 'Jurisdiction', field: 'place' },
      { header: 'Program', field: 'program' },
      { header: 'Policy', field: 'policy' },
    ],
    name: 'place',
    state: 'WY',
    kind: 'county',
    key: ['place', 'program'],
    expected: { floor: 2, ceiling: 10 },
  }
  writeFileSync(
    join(folder, 'icelist.config.json'),
    JSON.stringify({ allowHosts: [site.host], ownLists: [list] }),
  )
  const ask = (...words: string[]) => icelist(words, folder)

  for (const body of [FIRST, SECOND]) {
    site.answers.set('/list.csv', { body, headers: { 'content-type': 'text/csv' } })
    expect(await ask('run', 'own-list')).toMatchObject({ exitCode: 0, err: '' })
  }
  expect((await ask('show', 'own-list')).out).toContain('Wyoming  county  Quill')
  const { out } = await ask('diff', 'own-list', 'first', 'latest')
  expect(out.split('\n').filter(line => /^ {2}[-+>~]/.test(line))).toEqual([
    '  + Wyoming: Quill',
    '  - Wyoming: Larkmoor',
    '  ~ Wyoming: Alder County; policy: none → some',
  ])
  expect((await ask('sources')).out).toMatch(/^own-list +Nobody +live/m)
})
