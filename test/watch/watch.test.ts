import type { ChildProcess } from 'node:child_process'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { finished, icelist, sample, startIcelist, temporaryFolder } from '../support/icelist.ts'
import { publisherSite } from '../support/publisher.ts'

const EVERY_SECOND = '* * * * * *'
const LISTS = { 'doj-sanctuary': '2025-08-05', 'dhs-sanctuary': '2025-05-29' }
type List = keyof typeof LISTS

/** A publisher on loopback that serves the lists' samples, and a folder whose configuration asks it. */
async function setUp(cadence: string, lists: readonly List[] = ['doj-sanctuary']) {
  const site = await publisherSite()
  for (const list of lists)
    site.answers.set(`/${list}`, { body: readFileSync(sample(list, LISTS[list], 'html')) })
  const folder = temporaryFolder()
  const settings = ['doj-sanctuary', 'dhs-sanctuary', '287g-participating', '287g-pending'].map(list => [
    list,
    lists.some(other => other === list) ? { cadence, url: site.address(`/${list}`) } : { enabled: false },
  ])
  writeFileSync(
    join(folder, 'icelist.config.json'),
    JSON.stringify({ lists: Object.fromEntries(settings), allowHosts: [site.host] }),
  )
  return { site, folder }
}

interface LogLine {
  readonly level: string
  readonly list?: string
  readonly verdict?: string
  readonly code?: string
  readonly msg: string
}

/** `watch` in a process of its own, as a service runs it. */
function startWatch(folder: string) {
  const child: ChildProcess = startIcelist(['watch'], folder)
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const ended = finished(child)
  let out = ''
  child.stdout?.on('data', chunk => {
    out += chunk
  })
  const lines = (): LogLine[] =>
    out
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line))
  const untilSaid = async (text: string) => {
    while (!lines().some(line => line.msg.includes(text))) await sleep(20)
  }
  return { child, ended, lines, untilSaid }
}

describe('watch', () => {
  test('never does two runs at once, and ends after the run in hand when it is asked to', async () => {
    const { site, folder } = await setUp(EVERY_SECOND, ['doj-sanctuary', 'dhs-sanctuary'])
    for (const [path, answer] of site.answers) site.answers.set(path, { ...answer, wait: () => sleep(300) })
    const { child, ended, lines } = startWatch(folder)
    await site.untilAsked('/dhs-sanctuary', 2)
    await site.untilAsked('/doj-sanctuary', 2)
    // a terminal and npm both send the signal; it is meant once
    child.kill('SIGINT')
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ exitCode: 0, err: '' })
    expect(site.atOnce.most).toBe(1)
    const outcomes = lines().filter(line => line.verdict !== undefined)
    expect(outcomes).toHaveLength(site.timesAsked('/doj-sanctuary') + site.timesAsked('/dhs-sanctuary'))
    expect(new Set(outcomes.map(line => line.verdict))).toEqual(new Set(['new-version', 'same-bytes']))
  })

  test('ends at once at the second signal', async () => {
    const { site, folder } = await setUp(EVERY_SECOND)
    site.answers.set('/doj-sanctuary', { body: '', wait: () => new Promise(() => {}) })
    const { child, ended, untilSaid } = startWatch(folder)
    await site.untilAsked('/doj-sanctuary', 1)
    child.kill('SIGTERM')
    await untilSaid('ends after the run in hand')
    await sleep(150)
    child.kill('SIGTERM')
    expect((await ended).exitCode).toBe(143)
  })

  test('catches up once on what fell due while nothing ran', async () => {
    const { site, folder } = await setUp('0 0 * * *')
    expect((await icelist(['run'], folder)).exitCode).toBe(0)
    // the run was three days ago: the list has fallen due three times since
    const db = new Database(join(folder, 'snapshots/icelist.sqlite'))
    db.prepare('update capture set captured_at = ?').run(new Date(Date.now() - 3 * 86_400_000).toISOString())
    db.close()

    const late = startWatch(folder)
    await late.untilSaid('doj-sanctuary: unchanged')
    late.child.kill('SIGTERM')
    expect((await late.ended).exitCode).toBe(0)
    expect(site.timesAsked('/doj-sanctuary')).toBe(2)

    const again = startWatch(folder)
    await again.untilSaid('doj-sanctuary: at 0 0 * * *')
    again.child.kill('SIGTERM')
    expect((await again.ended).exitCode).toBe(0)
    expect(again.lines().filter(line => line.msg.includes('overdue'))).toEqual([])
    expect(site.timesAsked('/doj-sanctuary')).toBe(2)
  })

  test('tells a trouble once and its end, and outlives a fault of the disk', async () => {
    const { site, folder } = await setUp(EVERY_SECOND)
    const page = site.answers.get('/doj-sanctuary') ?? { body: '' }
    site.answers.delete('/doj-sanctuary')
    const { child, ended, lines, untilSaid } = startWatch(folder)
    await site.untilAsked('/doj-sanctuary', 2)
    site.answers.set('/doj-sanctuary', page)
    await untilSaid('in order again')

    const documents = join(folder, 'snapshots/documents')
    renameSync(documents, `${documents}-elsewhere`)
    writeFileSync(documents, '')
    const before = site.timesAsked('/doj-sanctuary')
    await site.untilAsked('/doj-sanctuary', before + 2)
    rmSync(documents)
    renameSync(`${documents}-elsewhere`, documents)
    await untilSaid('runs again')
    child.kill('SIGTERM')

    expect((await ended).exitCode).toBe(0)
    const troubles = lines().filter(line => line.level !== 'info')
    expect(troubles.map(({ level, verdict, code }) => [level, verdict ?? code])).toEqual([
      ['warn', 'missing'],
      ['error', 'store'],
    ])
  })
})
