import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { ReadError } from '../../errors.ts'
import type { DocumentInput, Reading } from '../../sources/source.ts'
import { askChild } from './ask-child.ts'
import { launchChild } from './launch.ts'
import { READER_LIMITS, type ReaderLimits } from './limits.ts'
import type { Answer, ReadBy } from './messages.ts'
import {
  damaged,
  documentTooLarge,
  failed,
  ReadingStopped,
  replyTooLarge,
  tooManyEntries,
} from './stopped.ts'

export interface ReaderProcess {
  /**
   * Reads a document, after all that were handed in before.
   * @throws ReadError the reader's own, or a ReadingStopped when a limit or a fault ended the reading
   */
  read(by: ReadBy, document: DocumentInput): Promise<Reading>
  /** Ends the child once the document in hand is read; documents that still wait are refused. */
  close(): Promise<void>
}

/**
 * Reads documents in a child process, so that whatever a document sets off neither harms nor stalls this one. The child
 * is started for the first document, serves many, and is replaced once one has ended it or has left it large.
 * @param options limits that differ from READER_LIMITS
 */
export function openReaderProcess(options: Partial<ReaderLimits> = {}): ReaderProcess {
  const limits = { ...READER_LIMITS, ...options }
  let child: ChildProcess | null = null
  let served = 0
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  async function readNext(by: ReadBy, document: DocumentInput): Promise<Reading> {
    if (closed) throw new ReadError('The document is not read: the reader was closed.')
    if (document.bytes.length > limits.documentBytes) throw documentTooLarge(document.bytes.length, limits)
    const experienced = child?.connected === true
    try {
      return await readWithChild(by, document)
    } catch (error) {
      if (!experienced || !mayBeInherited(error)) throw error
      return await readWithChild(by, document)
    }
  }

  async function readWithChild(by: ReadBy, document: DocumentInput): Promise<Reading> {
    const reader = readyChild()
    let fit = false
    try {
      const { answer, resident } = await askChild(reader, by, document, limits)
      served++
      const sound = answer.kind !== 'fault' && answer.kind !== 'damaged'
      fit = sound && served < limits.documentsPerChild && resident <= limits.restingBytes
      return readingOf(answer, limits)
    } finally {
      if (!fit) await endChild()
    }
  }

  function readyChild(): ChildProcess {
    // one that has ended while it had nothing to do is no matter
    if (!child?.connected) {
      child = launchChild(limits)
      served = 0
    }
    return child
  }

  async function endChild(): Promise<void> {
    const ending = child
    child = null
    if (!ending || ending.pid === undefined || ending.exitCode !== null || ending.signalCode !== null) return
    ending.ref()
    ending.kill('SIGKILL')
    await once(ending, 'exit')
  }

  return {
    read(by, document) {
      const reading = last.then(() => readNext(by, document))
      last = reading.catch(() => {})
      return reading
    },
    async close() {
      closed = true
      await last
      await endChild()
    },
  }
}

/** A child may bring these along from the documents before; what is said of a document is said of it alone. */
function mayBeInherited(error: unknown): boolean {
  return error instanceof ReadingStopped && ['memory', 'crash', 'damage', 'fault'].includes(error.reason)
}

function readingOf(answer: Answer, limits: ReaderLimits): Reading {
  switch (answer.kind) {
    case 'reading':
      return answer.reading
    case 'refused':
      throw new ReadError(answer.message)
    case 'too-many-entries':
      throw tooManyEntries(answer.found, limits)
    case 'reply-too-large':
      throw replyTooLarge(answer.found, limits)
    case 'damaged':
      throw damaged(answer.error)
    case 'fault':
      throw failed(answer.error)
  }
}
