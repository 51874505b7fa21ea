import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ReadError } from '../../src/errors.ts'
import { confinement } from '../../src/read/process/launch.ts'
import { READER_LIMITS, type ReaderLimits } from '../../src/read/process/limits.ts'
import { openReaderProcess } from '../../src/read/process/reader-process.ts'
import { SOURCES } from '../../src/sources/registry.ts'
import type { DocumentInput } from '../../src/sources/source.ts'
import { onePage, stream } from './hostile/pdf.ts'
import { hostilePdfs } from './hostile/pdfs.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const HOSTILE = join(import.meta.dirname, 'hostile')

/** One sample of each list that is read exactly. */
const SAMPLES: Readonly<Record<string, string>> = {
  ddor: '2017-03-29/source.pdf',
  'dhs-sanctuary': '2025-05-31/source.html',
  'doj-sanctuary': '2025-08-05/source.html',
  '287g-participating': '2025-03-07/source.xlsx',
  '287g-pending': '2025-03-13/source.xlsx',
}

describe('a reader process', () => {
  const reader = openReaderProcess()
  afterAll(() => reader.close())

  test.each(SOURCES)('says of $id what the reader says here', async source => {
    const document = sample(source.id)
    expect(await reader.read(source.id, document)).toEqual(await source.read(document))
  })

  test('passes on the refusal of the reader, and leaves the document as it was', async () => {
    const document = { ...sample('287g-pending'), file: 'pending.xlsx' }
    const before = document.bytes.slice()
    const error = await reader.read('287g-participating', document).catch(error => error)
    expect(error).toBeInstanceOf(ReadError)
    expect(error.message).toContain('this is the list of pending agencies, not of participating ones.')
    expect(document.bytes).toEqual(before)
  })

  test('answers each of many that are handed in at once', async () => {
    const lists = ['287g-pending', 'doj-sanctuary', '287g-participating', '287g-pending', 'doj-sanctuary']
    const readings = await Promise.all(lists.map(list => reader.read(list, sample(list))))
    expect(readings.map(reading => reading.entries.length)).toEqual([24, 35, 318, 24, 35])
  })

  test('refuses after it was closed', async () => {
    const closed = openReaderProcess()
    await closed.close()
    await expect(closed.read('287g-pending', sample('287g-pending'))).rejects.toThrow('closed')
  })
})

describe('a limit', () => {
  const list = '287g-participating'
  const limited: [string, Partial<ReaderLimits>, string][] = [
    ['document-size', { documentBytes: 2 ** 15 }, 'it has 0.04 MB, and the limit is 0.03 MB'],
    ['time', { milliseconds: 10 }, 'longer than the limit of 0.01 s'],
    ['memory', { residentBytes: 2 ** 20, memoryPoll: 1 }, 'more memory than the limit of 1 MB'],
    ['entries', { entries: 100 }, 'it has 318 entries, and the limit is 100'],
    ['reply-size', { replyBytes: 2 ** 15 }, 'MB, and the limit is 0.03 MB'],
  ]
  test.each(limited)('of %s ends the reading with a sentence that names it', async (reason, limits, says) => {
    const error = await readOnce(list, sample(list), limits)
    expect(error).toBeInstanceOf(ReadError)
    expect(error).toMatchObject({ reason, message: expect.stringContaining(says) })
  })

  test('of the heap ends the reading with the sentence of memory', async () => {
    const strokes = hostilePdfs.find(({ name }) => name === 'six million strokes')
    const bytes = (await strokes?.bytes()) ?? new Uint8Array(0)
    const error = await readOnce('ddor', { ...sample('ddor'), bytes }, { heapBytes: 64 * 2 ** 20 })
    expect(error).toMatchObject({ reason: 'memory', message: expect.stringContaining('limit of 64 MB') })
  })

  test('that ended one child is no matter to the next document', async () => {
    const reader = openReaderProcess({ milliseconds: 5000 })
    const endless = onePage(stream('q '.repeat(3_000_000)))
    await expect(reader.read('ddor', { ...sample('ddor'), bytes: endless })).rejects.toThrow('limit of 5 s')
    expect((await reader.read('287g-pending', sample('287g-pending'))).entries).toHaveLength(24)
    await reader.close()
  })

  test('on documents for one child replaces it without a trace', async () => {
    const reader = openReaderProcess({ documentsPerChild: 1 })
    for (let n = 0; n < 3; n++)
      expect((await reader.read('287g-pending', sample('287g-pending'))).entries).toHaveLength(24)
    await reader.close()
  })
})

describe('the child', () => {
  test('may do nothing but read its own program', async () => {
    const intruder = join(HOSTILE, 'intruder.ts')
    const child = fork(intruder, [], {
      env: {},
      execArgv: [...confinement(READER_LIMITS), `--allow-fs-read=${intruder}`],
      serialization: 'advanced',
    })
    const [report] = await once(child, 'message')
    expect(report).toEqual({ succeeded: ['read its own program'] })
  })

  test('that a signal ends before it can heed its parent alone is replaced, and it has a group of its own', async () => {
    const children: ChildProcess[] = []
    const onChild = (message: unknown) => {
      const { process: child } = message as { process: ChildProcess }
      if (children.push(child) === 1) child.once('spawn', () => child.kill('SIGINT'))
    }
    subscribe('child_process', onChild)
    const reader = openReaderProcess()
    expect((await reader.read('287g-pending', sample('287g-pending'))).entries).toHaveLength(24)
    unsubscribe('child_process', onChild)
    expect(children.map(({ signalCode }) => signalCode)).toEqual(['SIGINT', null])
    // what a terminal sends to the parent's group does not reach it
    expect(isAlive(-Number(children[1]?.pid))).toBe(true)
    await reader.close()
  })

  test('ends with a parent that has forgotten it, and keeps none alive', async () => {
    const pid = Number(execFileSync(process.execPath, [join(HOSTILE, 'forgetful-parent.ts')]))
    expect(pid).toBeGreaterThan(1)
    await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false)
  })
})

async function readOnce(list: string, document: DocumentInput, limits: Partial<ReaderLimits>) {
  const reader = openReaderProcess(limits)
  const outcome = await reader.read(list, document).catch((error: Error) => error)
  await reader.close()
  return outcome
}

function sample(list: string): DocumentInput {
  return { bytes: readFileSync(join(FIXTURES, list, SAMPLES[list] ?? '')), contentType: null, file: null }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
