import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { finished, icelist, sample, startIcelist, temporaryFolder } from '../support/icelist.ts'
import { publisherSite } from '../support/publisher.ts'

const DAYS = ['2025-05-29', '2025-05-31']
const PAGE = '/sanctuary-jurisdictions'
const BODY = readFileSync(sample('dhs-sanctuary', '2025-05-31', 'html'))

describe('one process writes at a time', () => {
  let folder: string
  let site: Awaited<ReturnType<typeof publisherSite>>

  beforeEach(async () => {
    folder = temporaryFolder()
    site = await publisherSite()
    site.answers.set(PAGE, { body: BODY })
    configure(600)
    for (const day of DAYS) copyFileSync(sample('dhs-sanctuary', day, 'html'), join(folder, `${day}.html`))
  })

  function configure(writerWaitSeconds: number) {
    const lists = { 'dhs-sanctuary': { url: site.address(PAGE) } }
    const settings = { lists, allowHosts: [site.host], writerWaitSeconds }
    writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify(settings))
  }

  async function startRun(nth: number) {
    const child = startIcelist(['run', 'dhs-sanctuary'], folder)
    const ended = finished(child)
    if (nth > 0) await site.untilAsked(PAGE, nth)
    return { child, ended }
  }

  test('two runs and a diff at once: one run waits and says for whom, the diff does not, and nothing is lost', async () => {
    await icelist(['import', 'dhs-sanctuary', ...DAYS.map(day => `${day}.html`)], folder)
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    site.answers.set(PAGE, { body: BODY, wait: () => released })
    const first = await startRun(1)

    const diff = await icelist(['diff', 'dhs-sanctuary'], folder)
    expect(diff).toMatchObject({ exitCode: 0, err: '', out: expect.stringContaining('4 removed, 2 renamed') })

    const second = await startRun(0)
    const [told] = await new Promise<string[]>(resolve =>
      second.child.stderr?.once('data', chunk => resolve(String(chunk).split('\n'))),
    )
    expect(told).toMatch(`icelist: waiting for run (process ${first.child.pid} on `)
    release()
    for (const { ended } of [first, second]) expect(await ended).toMatchObject({ exitCode: 0 })
    const captures = JSON.parse((await icelist(['captures', 'dhs-sanctuary', '--json'], folder)).out)
    expect(
      captures.map((capture: { via: string; verdict: string }) => [capture.via, capture.verdict]),
    ).toEqual([
      ['run', 'same-bytes'],
      ['run', 'same-bytes'],
      ['import', 'new-version'],
      ['import', 'new-version'],
    ])
  })

  test('who waits too long gives up in one sentence; a killed writer holds up nobody', async () => {
    configure(0.3)
    site.answers.set(PAGE, { body: BODY, wait: () => new Promise(() => {}) })
    const first = await startRun(1)

    const { exitCode, err } = await icelist(['import', 'dhs-sanctuary', '2025-05-29.html'], folder)
    expect(exitCode).toBe(8)
    expect(err.trim().split('\n').at(-1)).toMatch(`run (process ${first.child.pid} on `)
    expect(err.trim().split('\n').at(-1)).toContain('Nothing was done; try again later.')

    first.child.kill('SIGKILL')
    await first.ended
    site.answers.set(PAGE, { body: BODY })
    expect(await icelist(['run', 'dhs-sanctuary'], folder)).toMatchObject({ exitCode: 0, err: '' })
  })
})
