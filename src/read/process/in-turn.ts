import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { ReadError } from '../../errors.ts'
import type { DocumentInput } from '../../sources/source.ts'
import { askChild } from './ask-child.ts'
import type { ReaderLimits } from './limits.ts'
import type { Answer, Result, Task } from './messages.ts'
import {
  damaged,
  documentTooLarge,
  failed,
  ReadingStopped,
  replyTooLarge,
  tooManyEntries,
} from './stopped.ts'

/** A child process that is asked one thing after the other. */
export interface ChildInTurn {
  /** @throws ReadError the child's own, or a ReadingStopped when a limit or a fault ended the work on the document */
  ask<T extends Task>(task: T, document: DocumentInput): Promise<Result<T>>
  /** Ends the child once the document in hand is read; documents that still wait are refused. */
  close(): Promise<void>
}

/**
 * The child is started for the first document, serves many, and is replaced once one has ended it or has left it large.
 * @param launch starts one
 */
export function childInTurn(
  limits: ReaderLimits,
  launch: (limits: ReaderLimits) => ChildProcess,
): ChildInTurn {
  let child: ChildProcess | null = null
  let served = 0
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  function ask<T extends Task>(task: T, document: DocumentInput): Promise<Result<T>> {
    const reading = last.then(() => readNext(task, document))
    last = reading.catch(() => {})
    return reading
  }

  async function readNext<T extends Task>(task: T, document: DocumentInput): Promise<Result<T>> {
    if (closed) throw new ReadError('The document is not read: the reader was closed.')
    if (document.bytes.length > limits.documentBytes) throw documentTooLarge(document.bytes.length, limits)
    const experienced = child?.connected === true
    try {
      return await readWithChild(task, document)
    } catch (error) {
      if (!wasInterrupted(error) && !(experienced && mayBeInherited(error))) throw error
      return await readWithChild(task, document)
    }
  }

  async function readWithChild<T extends Task>(task: T, document: DocumentInput): Promise<Result<T>> {
    const reader = readyChild()
    let fit = false
    try {
      const { answer, resident } = await askChild(reader, task, document, limits)
      served++
      const sound = answer.kind !== 'fault' && answer.kind !== 'damaged'
      fit = sound && served < limits.documentsPerChild && resident <= limits.restingBytes
      return resultOf(answer, limits)
    } finally {
      if (!fit) await endChild()
    }
  }

  function readyChild(): ChildProcess {
    // one that has ended while it had nothing to do is no matter
    if (!child?.connected) {
      child = launch(limits)
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
    ask,
    async close() {
      closed = true
      await last
      await endChild()
    },
  }
}

function wasInterrupted(error: unknown): boolean {
  return error instanceof ReadingStopped && error.reason === 'interruption'
}

/** A child may bring these along from the documents before; what is said of a document is said of it alone. */
function mayBeInherited(error: unknown): boolean {
  return error instanceof ReadingStopped && ['memory', 'crash', 'damage', 'fault'].includes(error.reason)
}

function resultOf<T extends Task>(answer: Answer<T>, limits: ReaderLimits): Result<T> {
  switch (answer.kind) {
    case 'done':
      return answer.result
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
