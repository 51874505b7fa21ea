import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { clockFindings, serverTime } from '../../src/doctor/clock.ts'
import { icelist, sample, temporaryFolder } from '../support/icelist.ts'
import { publisherSite } from '../support/publisher.ts'

const OTHERS = Object.fromEntries(
  ['dhs-sanctuary', '287g-participating', '287g-pending'].map(list => [list, { enabled: false }]),
)

interface Found {
  readonly part: string
  readonly state: string
  readonly text: string
  readonly mend: string | null
}

async function examine(folder: string, ...words: string[]) {
  const { exitCode, out } = await icelist(['doctor', '--json', ...words], folder)
  const { findings }: { findings: Found[] } = JSON.parse(out)
  const of = (part: string) => findings.find(finding => finding.part === part)
  const toBeMended = findings.filter(({ state }) => state === 'to be mended').map(({ part }) => part)
  return { exitCode, of, toBeMended }
}

test('a new installation is in order, and nothing is made by looking', async () => {
  const folder = temporaryFolder()
  const { exitCode, out } = await icelist(['doctor', '--offline'], folder)
  expect(exitCode).toBe(0)
  expect(out).toMatch(/^✓ in order {6}data directory: .* is not there yet and can be made$/m)
  expect(out).toMatch(/^– not checked {3}network: .*--offline/m)
  expect(out.trimEnd().endsWith('Nothing is to be mended.')).toBe(true)
  expect(readdirSync(folder)).toEqual([])
})

test('publishers are asked as a run asks them: walls, silence and a wrong clock are told with what to do', async () => {
  const folder = temporaryFolder()
  const site = await publisherSite()
  const url = site.address('/doj')
  const settings = { lists: { ...OTHERS, 'doj-sanctuary': { url } }, allowHosts: [site.host] }
  writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify(settings))
  const body = readFileSync(sample('doj-sanctuary', '2025-08-05', 'html'))

  site.answers.set('/doj', { body })
  const good = await examine(folder)
  expect(good).toMatchObject({ exitCode: 0, toBeMended: [] })
  expect(good.of('network, doj-sanctuary')?.text).toBe(`${site.host} answers (200)`)
  expect(good.of('clock')?.text).toBe(`agrees with that of ${site.host}`)
  expect(good.of('network, ddor')?.state).toBe('not checked')

  site.answers.set('/doj', { status: 403, body: '<title>Access Denied</title>' })
  const wall = await examine(folder)
  expect(wall).toMatchObject({ exitCode: 1, toBeMended: ['network, doj-sanctuary'] })

  const date = new Date(Date.now() - 3_600_000).toUTCString()
  site.answers.set('/doj', { headers: { date }, body })
  const late = await examine(folder)
  expect(late.of('clock')).toMatchObject({
    state: 'to be mended',
    text: `is 60 minutes ahead of that of ${site.host}`,
  })
})

test('a record that lacks documents, was not kept up, or is of a newer icelist is told with what to do', async () => {
  const folder = temporaryFolder()
  const alerts = [{ name: 'desk', kind: 'webhook', urlFrom: 'DESK_URL_THAT_NOBODY_SET' }]
  writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify({ lists: OTHERS, alerts }))
  copyFileSync(sample('doj-sanctuary', '2025-08-05', 'html'), join(folder, '2025-08-05.html'))
  await icelist(['import', 'doj-sanctuary', '2025-08-05.html'], folder)
  const data = join(folder, 'snapshots')
  expect((await examine(folder, '--offline')).toBeMended).toEqual(['alerts, desk'])

  rmSync(join(data, 'documents'), { recursive: true })
  const at = new Date(Date.now() - 9 * 86_400_000).toISOString()
  writeFileSync(join(data, 'heartbeat.json'), JSON.stringify({ at, lastSeen: {} }, null, 2))
  const worse = await examine(folder, '--offline')
  expect(worse.toBeMended).toEqual(['archive', 'heartbeat', 'alerts, desk'])
  expect(worse.of('archive')?.text).toMatch(/^lacks 1 of the 1 document that the record names/)
  expect(worse.of('heartbeat')?.text).toMatch(/9 days ago/)

  const db = new Database(join(data, 'icelist.sqlite'))
  db.prepare('insert into kysely_migration values (?, ?)').run('0999-later', at)
  db.close()
  const newer = await examine(folder, '--offline')
  expect(newer.of('database')?.text).toContain('0999-later')
})

test('a clock is behind when the record knows of later, and caches do not make it so', () => {
  const now = new Date('2025-08-05T12:00:00Z')
  expect(clockFindings(now, new Date('2025-08-06T00:00:00Z'), [])).toMatchObject([{ state: 'to be mended' }])
  const server = serverTime({ date: 'Tue, 05 Aug 2025 11:00:00 GMT', age: '3600' })
  expect(server).toEqual(now)
  expect(clockFindings(now, null, [{ host: 'www.dhs.gov', server: now, here: now }])).toMatchObject([
    { state: 'in order' },
  ])
})
