import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backfill } from '../../src/backfill/backfill.ts'
import { rereadList } from '../../src/reread/reread.ts'
import { entryHash } from '../../src/snapshot/content.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'
import type { Source } from '../../src/sources/source.ts'
import { serveArchive } from '../backfill/archive-server.ts'
import { dhsCaptures } from '../backfill/dhs-captures.ts'
import { asKnownToday, openWorld, recordIn } from '../backfill/world.ts'
import { temporaryFolder } from '../support/icelist.ts'

const RIGHT: Source = { ...dhsSanctuary, readerVersion: 2 }

/** A reader that misses some entries of each document, and in some documents the day that is printed. */
function wrongReader(salt: string): Source {
  const unlucky = (text: string, outOf: number) =>
    createHash('sha256').update(salt).update(text).digest().readUInt32BE() % outOf === 0
  return {
    ...dhsSanctuary,
    read: async document => {
      const { entries, notices, dates } = await dhsSanctuary.read(document)
      const seen = entries.filter(
        (entry, index) => !unlucky(`${entryHash(entry)}${document.bytes.length}${index}`, 9),
      )
      return { entries: seen, notices, dates: unlucky(`${document.bytes.length}`, 2) ? [] : dates }
    },
  }
}

/** What a record says, without what was read when its captures came. */
function now({ captures, ...known }: Awaited<ReturnType<typeof recordIn>>) {
  const { captures: today, ...rest } = asKnownToday({ captures, ...known })
  return { ...rest, captures: today.map(capture => ({ ...capture, content: null })) }
}

test(
  'whatever a reader read wrongly, its documents read again leave the record that the right reader would have made',
  async () => {
    const archive = await serveArchive(dhsCaptures())
    /** What is recorded when one reader brings the documents, when the right one would read them again, and when it has. */
    const bring = async (source: Source) => {
      const data = temporaryFolder()
      const world = await openWorld(data, archive)
      const request = { list: source.id, archive: archive.origin, url: null, from: null, to: null }
      await backfill(source, request, world)
      const record = async () => now(await recordIn(data, source.id))
      const at = [await record()]
      const told = []
      for (const keeping of ['tentatively', 'atomically'] as const) {
        told.push((await rereadList(RIGHT, 'all', keeping, world.effects, () => {})).corrections)
        at.push(await record())
      }
      await world.store.close()
      const [brought, tried, reread] = at
      return { brought, tried, reread, told }
    }
    const right = await bring(RIGHT)
    expect(right.reread).toEqual(right.brought)
    expect(right.told).toEqual([[], []])
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 4 }), async salt => {
        const { brought, tried, reread, told } = await bring(wrongReader(salt))
        expect(tried).toEqual(brought)
        expect(reread).toEqual(right.brought)
        expect(told[0]).not.toEqual([])
        expect(told[1]).toEqual(told[0])
      }),
      { numRuns: 2, endOnFailure: true },
    )
  },
  5 * 60_000,
)
