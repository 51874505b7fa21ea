import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { icelist, sample, temporaryFolder } from '../support/icelist.ts'
import { publisherSite } from '../support/publisher.ts'

test('after a good run status, heartbeat and ping say so; when the last one is too old, status names the list', async () => {
  const site = await publisherSite()
  site.answers.set('/doj', { body: readFileSync(sample('doj-sanctuary', '2025-08-05', 'html')) })
  const folder = temporaryFolder()
  const off = { enabled: false }
  const settings = {
    lists: {
      'doj-sanctuary': { url: site.address('/doj') },
      'dhs-sanctuary': off,
      '287g-participating': off,
      '287g-pending': off,
    },
    allowHosts: [site.host],
    pingUrl: site.address('/ping/4711'),
    ignoreRobots: ['127.0.0.1'],
  }
  writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify(settings))

  // nobody serves the ping yet: that is told, and does not make the run a bad one
  const unpinged = await icelist(['run'], folder)
  expect(unpinged).toMatchObject({
    exitCode: 0,
    err: `icelist: The ping to ${site.host} was answered with status 404.\n`,
  })
  site.answers.set('/ping/4711', { body: 'OK' })
  expect(await icelist(['run'], folder)).toMatchObject({ exitCode: 0, err: '' })
  expect(site.timesAsked('/ping/4711')).toBe(2)

  expect((await icelist(['status'], folder)).out).toContain('robots.txt is not obeyed for doj-sanctuary')
  const young = await icelist(['status', '--max-age', '36h', '--json'], folder)
  expect(young).toMatchObject({ exitCode: 0, err: '' })
  const doj = JSON.parse(young.out).find(({ list }: { list: string }) => list === 'doj-sanctuary')
  expect(doj).toMatchObject({ state: 'in place', lastAttempt: { verdict: 'same-bytes' }, held: [] })
  expect(doj.lastGoodAt).toBe(doj.lastAttempt.capturedAt)
  expect(Date.parse(doj.due)).toBeGreaterThan(Date.now())
  const heartbeat = JSON.parse(readFileSync(join(folder, 'snapshots/heartbeat.json'), 'utf8'))
  expect(heartbeat.lastSeen).toEqual({ 'doj-sanctuary': doj.lastGoodAt })

  const db = new Database(join(folder, 'snapshots/icelist.sqlite'))
  const before = new Date(Date.now() - 37 * 3_600_000).toISOString()
  db.prepare('update capture set captured_at = ?').run(before)
  db.prepare('update observation set seen_at = ?').run(before)
  db.close()
  site.answers.delete('/doj')
  // an attempt that saw nothing good makes the list no younger, and no heartbeat
  expect((await icelist(['run'], folder)).exitCode).toBe(5)
  expect(site.timesAsked('/ping/4711')).toBe(2)
  const old = await icelist(['status', '--max-age', '36h'], folder)
  expect(old.exitCode).toBe(9)
  expect(old.err).toMatch(/^icelist: doj-sanctuary was last seen good at .*; 36h is the limit\.\n$/)
})
