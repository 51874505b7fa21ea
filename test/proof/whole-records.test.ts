import { expect, test } from 'vitest'
import { openDocumentArchive } from '../../src/archive/document-archive.ts'
import { backfill } from '../../src/backfill/backfill.ts'
import { faultText } from '../../src/proof/fault.ts'
import { verifyRecord } from '../../src/proof/verify.ts'
import { rereadList } from '../../src/reread/reread.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'
import type { Source } from '../../src/sources/source.ts'
import { serveArchive } from '../backfill/archive-server.ts'
import { dhsCaptures } from '../backfill/dhs-captures.ts'
import { openWorld } from '../backfill/world.ts'
import { temporaryFolder } from '../support/icelist.ts'

/** Reads as the list's own reader does, but for one place that it misses. */
const SLOPPY: Source = {
  ...dhsSanctuary,
  read: async document => {
    const reading = await dhsSanctuary.read(document)
    return { ...reading, entries: reading.entries.filter(({ name }) => name !== 'Boston') }
  },
}
const CAREFUL: Source = { ...dhsSanctuary, readerVersion: dhsSanctuary.readerVersion + 1 }

test('a record of a web archive’s captures holds, in pieces out of order and read again by a better reader', async () => {
  const server = await serveArchive(dhsCaptures())
  const data = temporaryFolder()
  const world = await openWorld(data, server)
  const verified = async (source: Source) => {
    const found = await verifyRecord({
      ...{ dataDir: data, store: world.store, archive: openDocumentArchive(data), since: null },
      read: (list, document) => list.read(document),
      sources: [source],
      withdrawnAfter: world.policy.withdrawnAfter,
      progress: () => {},
    })
    return { faults: found.faults.map(faultText), others: found.others, ...found.versions }
  }
  for (const [from, to] of [
    ['2025-06-05', null],
    [null, '2025-05-30'],
    [null, null],
  ] as const) {
    await backfill(SLOPPY, { list: SLOPPY.id, archive: server.origin, url: null, from, to }, world)
    expect(await verified(SLOPPY)).toMatchObject({ faults: [], others: 0, recorded: 0 })
  }
  // the reader of all of it is gone
  expect(await verified(CAREFUL)).toMatchObject({ faults: [], again: 0 })
  await rereadList(CAREFUL, 'all', 'atomically', world.effects, () => {})
  expect(await verified(CAREFUL)).toMatchObject({ faults: [], others: 0, recorded: 0 })
  expect(await world.store.rereadings.corrections(SLOPPY.id)).toHaveLength(1)
  await world.store.close()
})
