import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backfill } from '../../src/backfill/backfill.ts'
import { DEFAULT_POLICY } from '../../src/judge/policy.ts'
import { writeChangelog } from '../../src/report/changelog-file.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'
import { temporaryFolder } from '../support/icelist.ts'
import { serveArchive } from './archive-server.ts'
import { dhsCaptures } from './dhs-captures.ts'
import { asKnownToday, changelogIn, openWorld, recordIn } from './world.ts'

const DAYS = [...new Set(dhsCaptures().map(({ timestamp }) => timestamp.slice(0, 8)))].map(day =>
  day.replace(/(....)(..)(..)/, '$1-$2-$3'),
)

test(
  'an archive’s captures, brought day by day in any order, leave one record and one changelog',
  async () => {
    const archive = await serveArchive(dhsCaptures())
    const bring = async (days: readonly string[]) => {
      const data = temporaryFolder()
      const world = await openWorld(data, archive)
      for (const day of days)
        await backfill(
          dhsSanctuary,
          { list: dhsSanctuary.id, archive: archive.origin, url: null, from: day, to: day },
          world,
        )
      await writeChangelog({
        dataDir: data,
        store: world.store,
        sources: [dhsSanctuary],
        withdrawnAfter: DEFAULT_POLICY.withdrawnAfter,
        program: 'test',
      })
      await world.store.close()
      return [asKnownToday(await recordIn(data, dhsSanctuary.id)), changelogIn(data)]
    }
    const inOrder = await bring(DAYS)
    const anyOrder = fc.shuffledSubarray(DAYS, { minLength: DAYS.length })
    await fc.assert(
      fc.asyncProperty(anyOrder, async days => {
        expect(await bring(days)).toEqual(inOrder)
      }),
      { numRuns: 3, endOnFailure: true },
    )
  },
  2 * 60_000,
)
