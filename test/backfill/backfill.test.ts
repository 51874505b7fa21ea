import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { finished, icelist, startIcelist, temporaryFolder } from '../support/icelist.ts'
import { serveArchive } from './archive-server.ts'
import { DHS, dhsCaptures } from './dhs-captures.ts'
import { asKnownToday, changelogIn, recordIn } from './world.ts'

const MINUTE = 60_000

function configure(folder: string, host: string): void {
  writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify({ allowHosts: [host] }))
}

describe('backfill of 40 captures', () => {
  test(
    'gives what is in the archive the verdicts that live answers get, and names what does not play',
    async () => {
      const folder = temporaryFolder()
      const archive = await serveArchive(dhsCaptures())
      configure(folder, archive.host)
      const { exitCode, out, err } = await icelist(
        ['backfill', 'dhs-sanctuary', '--archive', archive.origin, '--data', 'data'],
        folder,
      )
      expect(exitCode, err).toBe(0)
      const { captures, versions } = await recordIn(join(folder, 'data'), 'dhs-sanctuary')
      const verdicts = captures.map(({ verdict, reasons }) =>
        verdict === 'failed' ? `failed: ${reasons[0]?.rule}` : verdict,
      )
      const missing = (count: number) => Array<string>(count).fill('missing')
      expect(verdicts).toEqual([
        ...['new-version', 'same-list', 'blocked', 'same-list', 'new-version', 'same-list'],
        ...['missing', 'blocked', 'same-list', 'same-list', 'new-version', 'same-list', 'blocked'],
        ...['same-list', 'new-version', 'same-list', ...missing(4), 'failed: server-busy'],
        ...['same-list', 'blocked', 'same-list', ...missing(10)],
      ])
      expect(versions.map(({ entries }) => entries)).toEqual([609, 605, 604, 605])
      expect(captures[0]).toMatchObject({
        via: 'memento',
        url: DHS,
        capturedAt: '2025-05-29T21:00:00.000Z',
        archive: `${archive.origin}/web/20250529210000id_/${DHS}`,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      })
      const lines = out.trimEnd().split('\n')
      expect(lines.slice(-2)).toEqual([
        expect.stringMatching(
          /^20250603000000 dhs-sanctuary: does not play: .*ResourceNotInArchiveException/,
        ),
        'dhs-sanctuary: 35 captures in the archive, 34 taken, 1 that does not play',
      ])
    },
    MINUTE,
  )

  test(
    'killed at the index and among the captures, it goes on without a request for what it has',
    async () => {
      const folder = temporaryFolder()
      const archive = await serveArchive(dhsCaptures())
      configure(folder, archive.host)
      const words = (data: string) => {
        return ['backfill', 'dhs-sanctuary', '--archive', archive.origin, '--data', data]
      }
      await icelist(words('undisturbed'), folder)
      const asked = archive.asked.splice(0)

      // at the second page of the index, at the first capture and far among them: each time before it is answered
      for (const killAt of [2, 6, 20]) {
        const child = startIcelist(words('killed'), folder)
        archive.asking.on('asked', (_count: number, answer: () => void) => {
          if (new Set(archive.asked).size < killAt) return answer()
          child.kill('SIGKILL')
        })
        const { exitCode, err } = await finished(child)
        expect(exitCode, err).toBeNull()
        archive.asking.removeAllListeners()
      }
      const { exitCode, err } = await icelist(words('killed'), folder)
      expect(exitCode, err).toBe(0)

      const repeated = archive.asked.filter((path, index) => archive.asked.indexOf(path) !== index)
      // only what had no answer when the process was killed
      expect(repeated).toEqual([asked[1], asked[5], asked[19]])
      expect([...new Set(archive.asked)]).toEqual(asked)
      const [whole, killed] = [join(folder, 'undisturbed'), join(folder, 'killed')]
      expect(await recordIn(killed, 'dhs-sanctuary')).toEqual(await recordIn(whole, 'dhs-sanctuary'))
      expect(changelogIn(killed)).toBe(changelogIn(whole))
    },
    2 * MINUTE,
  )

  test(
    'brought in parts and out of order, leaves the record that it leaves in one go',
    async () => {
      const folder = temporaryFolder()
      const archive = await serveArchive(dhsCaptures())
      configure(folder, archive.host)
      const run = (data: string, ...range: string[]) =>
        icelist(['backfill', 'dhs-sanctuary', '--archive', archive.origin, '--data', data, ...range], folder)
      await run('whole')
      const asked = archive.asked.splice(0)
      await run('parts', '--from', '2025-06-05')
      await run('parts', '--to', '2025-05-31')
      await run('parts', '--from', '2025-06-03', '--to', '2025-06-03')
      // the whole again: what came in parts is known and not asked for
      await run('parts')
      const replays = archive.asked.filter(path => path.startsWith('/web/'))
      expect(replays.toSorted()).toEqual(asked.filter(path => path.startsWith('/web/')).toSorted())
      const [whole, parts] = [join(folder, 'whole'), join(folder, 'parts')]
      const [one, other] = [await recordIn(parts, 'dhs-sanctuary'), await recordIn(whole, 'dhs-sanctuary')]
      expect(asKnownToday(one)).toEqual(asKnownToday(other))
      expect(changelogIn(parts)).toBe(changelogIn(whole))
    },
    2 * MINUTE,
  )
})
