/**
 * A program that judges answers and reads documents as icelist does, and prints an `Account` of each as a line of JSON:
 * `node parent.ts LIMITS LIST FILE [LIST FILE]…`, where LIMITS is JSON. Memory is measured on Linux alone.
 */
import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { ReadError } from '../../../src/errors.ts'
import { type FetchEffects, fetchList } from '../../../src/fetch/fetch-list.ts'
import { openReaderProcess } from '../../../src/read/process/reader-process.ts'
import { ReadingStopped } from '../../../src/read/process/stopped.ts'
import { participating } from '../../../src/sources/287g-participating/source.ts'
import { SOURCES } from '../../../src/sources/registry.ts'
import type { DocumentInput, Reading, Source } from '../../../src/sources/source.ts'
import type { Account, JudgedAnswer } from './account.ts'

const RESOLUTION = 5
const ADDRESS = 'https://www.example.gov/list'

let child: ChildProcess | null = null
subscribe('child_process', message => {
  child = (message as { process: ChildProcess }).process
})

const [limits = '{}', ...pairs] = process.argv.slice(2)
const reader = openReaderProcess(JSON.parse(limits))
for (let n = 0; n < pairs.length; n += 2)
  console.log(JSON.stringify(await read(pairs[n] ?? '', pairs[n + 1] ?? '')))
await reader.close()

async function read(list: string, path: string): Promise<Account> {
  const document = { bytes: readFileSync(path), contentType: null, file: basename(path) }
  const source = SOURCES.find(({ id }) => id === list)
  if (!source) throw new RangeError(`no list is called ${list}`)
  let childPeak = 0
  const pauses = monitorEventLoopDelay({ resolution: RESOLUTION })
  const watch = setInterval(() => {
    childPeak = Math.max(childPeak, peakOf(child?.pid))
  }, RESOLUTION)
  pauses.enable()
  const started = performance.now()
  const answer = await judged({ ...source, location: { kind: 'address', url: ADDRESS } }, document)
  const landingPage = await judged(participating, document)
  const reading = await reader.read(list, document).catch((error: Error) => error)
  const took = performance.now() - started
  pauses.disable()
  clearInterval(watch)
  childPeak = Math.max(childPeak, peakOf(child?.pid))
  return {
    answer,
    landingPage,
    ...verdict(reading),
    took,
    parentPeak: peakOf(process.pid),
    childPeak,
    longestPause: Math.max(0, pauses.max / 1e6 - RESOLUTION),
  }
}

/** What a run makes of the document before it is read, when every address answers with it. */
async function judged(source: Source, { bytes }: DocumentInput): Promise<JudgedAnswer> {
  const effects: FetchEffects = {
    store: { latestSnapshot: async () => null, lastGoodCapture: async () => null, noteLinks: async () => [] },
    archive: { keep: async () => '' },
    pages: reader.pages,
    now: () => new Date(),
    fetch: async ({ url }) => ({
      url,
      finalUrl: url,
      status: 200,
      headers: {},
      redirects: [],
      body: bytes,
      startedAt: new Date().toISOString(),
      finishedAt: new Date().toISOString(),
      tlsFingerprint: null,
      attempts: 1,
      timings: { firstByte: 0, total: 0 },
    }),
  }
  const { capture, body } = await fetchList(source, ADDRESS, effects)
  const text = body === null ? capture.reasons.map(reason => reason.text).join(' ') : ''
  return { verdict: body === null ? capture.verdict : 'ok', text }
}

function verdict(reading: Reading | Error): Pick<Account, 'entries' | 'notices' | 'error'> {
  if (!(reading instanceof Error))
    return {
      entries: reading.entries.length,
      notices: reading.notices.map(notice => notice.code),
      error: null,
    }
  const reason = reading instanceof ReadingStopped ? reading.reason : null
  const name = reading instanceof ReadError ? reading.name : `untyped ${reading.name}`
  return { entries: null, notices: [], error: { name, reason, message: reading.message } }
}

/** The most memory that a process has had in use so far; 0 once it has ended. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1')
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
