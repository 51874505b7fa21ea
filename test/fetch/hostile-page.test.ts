import { afterEach, expect, test } from 'vitest'
import { type FetchEffects, fetchList } from '../../src/fetch/fetch-list.ts'
import type { ReaderLimits } from '../../src/read/process/limits.ts'
import { openReaderProcess, type ReaderProcess } from '../../src/read/process/reader-process.ts'
import { participating } from '../../src/sources/287g-participating/source.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'
import type { Source } from '../../src/sources/source.ts'

const PAGE = Buffer.from('<!doctype html><html><body><p>Sanctuary jurisdictions</p></body></html>')
const ADDRESS = 'https://www.example.gov/list'
const LIMITS: [string, Partial<ReaderLimits>][] = [
  ['takes too long', { milliseconds: 1 }],
  ['needs too much memory', { residentBytes: 2 ** 20, memoryPoll: 1 }],
]

let reader: ReaderProcess
afterEach(() => reader.close())

test.each(
  LIMITS.flatMap(([what, limits]) => [
    ['a list', what, dhsSanctuary, limits] as const,
    ['a landing page', what, participating, limits] as const,
  ]),
)('%s that %s is a failed capture with its bytes', async (_, __, source, limits) => {
  const { capture, body, kept } = await fetched(source, limits, 200)
  expect(body).toBeNull()
  expect(kept).toEqual([PAGE])
  expect(capture).toMatchObject({
    verdict: 'failed',
    document: 'kept 0',
    reasons: [
      { rule: 'unreadable', text: expect.stringMatching(/^The document is not read: .* than the limit of/) },
    ],
  })
})

test('a missing page is missing, whatever it costs to read', async () => {
  const { capture } = await fetched(dhsSanctuary, { milliseconds: 1 }, 404)
  expect(capture).toMatchObject({ verdict: 'missing', document: 'kept 0' })
})

/** What is made of the page, read within limits, when every address answers with it. */
async function fetched(source: Source, limits: Partial<ReaderLimits>, status: number) {
  const kept: Uint8Array[] = []
  reader = openReaderProcess(limits)
  const at = new Date(0).toISOString()
  const effects: FetchEffects = {
    store: { latestSnapshot: async () => null, lastGoodCapture: async () => null, noteLinks: async () => [] },
    archive: { keep: async bytes => `kept ${kept.push(bytes) - 1}` },
    pages: reader.pages,
    now: () => new Date(0),
    fetch: async ({ url }) => ({
      url,
      finalUrl: url,
      status,
      headers: { 'content-type': 'text/html' },
      redirects: [],
      body: PAGE,
      startedAt: at,
      finishedAt: at,
      tlsFingerprint: null,
      attempts: 1,
      timings: { firstByte: 0, total: 0 },
    }),
  }
  return { ...(await fetchList(source, ADDRESS, effects)), kept }
}
