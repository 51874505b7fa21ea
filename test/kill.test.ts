import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { capturesIn, dump, expectWhole, versionsIn } from './support/dump.ts'
import { finished, icelist, sample, startIcelist, temporaryFolder } from './support/icelist.ts'
import { publisherSite } from './support/publisher.ts'

/** How many processes are killed by each test: a few here, many with ICELIST_KILLS=500 npx vitest run test/kill.test.ts */
const KILLS = Number(process.env.ICELIST_KILLS ?? 4)
const MINUTES = 60_000

/** Kills are spread over the life of a process, from its start to a little after the end that it had undisturbed. */
async function killSometime(words: string[], folder: string, lifetime: number): Promise<boolean> {
  const child = startIcelist(words, folder)
  const timer = setTimeout(() => child.kill('SIGKILL'), Math.random() * lifetime * 1.1)
  const { exitCode } = await finished(child)
  clearTimeout(timer)
  return exitCode === null
}

async function timed<T>(work: Promise<T>): Promise<number> {
  const start = performance.now()
  await work
  return performance.now() - start
}

describe('a process that is killed at a random moment', () => {
  test(
    'of an import loses nothing, leaves nothing half, and the import done again is as if undisturbed',
    async () => {
      const folder = temporaryFolder()
      mkdirSync(join(folder, 'files'))
      const files = ['2025-02-21', '2025-02-26', '2025-03-06', '2025-03-07'].map(day => {
        const file = join(folder, 'files', `${day}.xlsx`)
        copyFileSync(sample('287g-participating', day, 'xlsx'), file)
        return file
      })
      const words = (data: string) => ['import', '287g-participating', ...files, '--data', join(folder, data)]
      const lifetime = await timed(icelist(words('undisturbed'), folder))
      const expected = await dump(join(folder, 'undisturbed'))
      const captures = capturesIn(join(folder, 'undisturbed'))
      expect(versionsIn(expected)).toBe(files.length)

      let round = 0
      for (let kills = 0; kills < KILLS; ) {
        const data = `round-${++round}`
        for (let attempt = 0; attempt < 3 && kills < KILLS; attempt++) {
          if (await killSometime(words(data), folder, lifetime)) kills++
          if (existsSync(join(folder, data, 'icelist.sqlite'))) expectWhole(join(folder, data))
        }
        const { exitCode, err } = await icelist(words(data), folder)
        expect(exitCode, err).toBe(0)
        expectWhole(join(folder, data))
        expect(await dump(join(folder, data))).toEqual(expected)
        expect(capturesIn(join(folder, data))).toBe(captures)
      }
    },
    60 * MINUTES,
  )

  test(
    'of a run loses nothing, and the next run finds what the killed one would have found',
    async () => {
      const folder = temporaryFolder()
      const site = await publisherSite()
      const config = { lists: { 'dhs-sanctuary': { url: site.address('/list') } }, allowHosts: [site.host] }
      writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify(config))
      const pages = ['2025-05-29', '2025-05-31'].map(day =>
        readFileSync(sample('dhs-sanctuary', day, 'html')),
      )
      const words = (data: string) => ['run', 'dhs-sanctuary', '--data', join(folder, data)]
      const publish = (page = 0) => site.answers.set('/list', { body: pages[page] ?? '' })

      let lifetime = 0
      for (const page of pages.keys()) {
        publish(page)
        lifetime = await timed(icelist(words('undisturbed'), folder))
      }
      const expected = await dump(join(folder, 'undisturbed'))
      expect(versionsIn(expected)).toBe(pages.length)

      let round = 0
      for (let kills = 0; kills < KILLS; ) {
        const data = `round-${++round}`
        for (const page of pages.keys()) {
          publish(page)
          if (await killSometime(words(data), folder, lifetime)) kills++
          if (existsSync(join(folder, data, 'icelist.sqlite'))) expectWhole(join(folder, data))
          await icelist(words(data), folder)
        }
        expectWhole(join(folder, data))
        expect(await dump(join(folder, data))).toEqual(expected)
      }
    },
    60 * MINUTES,
  )
})
