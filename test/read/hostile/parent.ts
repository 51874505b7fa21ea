/**
 * A program that reads documents as icelist does, and prints an `Account` of each as a line of JSON:
 * `node parent.ts LIMITS LIST FILE [LIST FILE]…`, where LIMITS is JSON. Memory is measured on Linux alone.
 */
import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { ReadError } from '../../../src/errors.ts'
import { openReaderProcess } from '../../../src/read/process/reader-process.ts'
import { ReadingStopped } from '../../../src/read/process/stopped.ts'
import type { Reading } from '../../../src/sources/source.ts'
import type { Account } from './account.ts'

const RESOLUTION = 5

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
  const bytes = readFileSync(path)
  let childPeak = 0
  const pauses = monitorEventLoopDelay({ resolution: RESOLUTION })
  const watch = setInterval(() => {
    childPeak = Math.max(childPeak, peakOf(child?.pid))
  }, RESOLUTION)
  pauses.enable()
  const started = performance.now()
  const reading = await reader
    .read(list, { bytes, contentType: null, file: basename(path) })
    .catch((error: Error) => error)
  const took = performance.now() - started
  pauses.disable()
  clearInterval(watch)
  childPeak = Math.max(childPeak, peakOf(child?.pid))
  return {
    ...verdict(reading),
    took,
    parentPeak: peakOf(process.pid),
    childPeak,
    longestPause: Math.max(0, pauses.max / 1e6 - RESOLUTION),
  }
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
