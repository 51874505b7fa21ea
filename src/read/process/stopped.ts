import { ReadError } from '../../errors.ts'
import { grouped } from '../../text/wording.ts'
import type { ReaderLimits } from './limits.ts'

/**
 * The limit that a document oversteps; or damage: a part of it cannot be decoded, as a library lets on while it goes on;
 * or a crash or fault, for which the reader is to blame; or an interruption, for which neither is.
 */
export type StopReason =
  | 'document-size'
  | 'time'
  | 'memory'
  | 'entries'
  | 'reply-size'
  | 'damage'
  | 'crash'
  | 'fault'
  | 'interruption'

/** A document was not read, not because of what it says but because of what it costs or sets off. */
export class ReadingStopped extends ReadError {
  readonly reason: StopReason
  constructor(reason: StopReason, message: string) {
    super(message)
    this.reason = reason
  }
}

export function documentTooLarge(bytes: number, limits: ReaderLimits): ReadingStopped {
  return new ReadingStopped(
    'document-size',
    `The document is not read: it has ${megabytes(bytes)}, and the limit is ${megabytes(limits.documentBytes)}. See what was published.`,
  )
}

export function tookTooLong(limits: ReaderLimits): ReadingStopped {
  return new ReadingStopped(
    'time',
    `The document is not read: reading it took longer than the limit of ${limits.milliseconds / 1000} s. See what was published.`,
  )
}

export function neededTooMuchMemory(limit: number): ReadingStopped {
  return new ReadingStopped(
    'memory',
    `The document is not read: reading it took more memory than the limit of ${megabytes(limit)}. See what was published.`,
  )
}

export function tooManyEntries(found: number, limits: ReaderLimits): ReadingStopped {
  return new ReadingStopped(
    'entries',
    `The document is not read: it has ${grouped(found)} entries, and the limit is ${grouped(limits.entries)}. See what was published.`,
  )
}

export function replyTooLarge(bytes: number, limits: ReaderLimits): ReadingStopped {
  return new ReadingStopped(
    'reply-size',
    `The document is not read: what it says comes to ${megabytes(bytes)}, and the limit is ${megabytes(limits.replyBytes)}. See what was published.`,
  )
}

export function damaged(error: string): ReadingStopped {
  return new ReadingStopped(
    'damage',
    `The document is damaged: a part of it cannot be decoded (${error}). Obtain it again.`,
  )
}

export function crashed(how: string): ReadingStopped {
  return new ReadingStopped(
    'crash',
    `The document is not read: it made the reader end early (${how}). Report it, with the document.`,
  )
}

/** No document does that: somebody signalled the process that was to read it, before it could heed its parent alone. */
export function endedFromOutside(signal: string): ReadingStopped {
  return new ReadingStopped(
    'interruption',
    `The document is not read: the process that reads was ended from outside (${signal}). Try again.`,
  )
}

export function failed(error: string): ReadingStopped {
  return new ReadingStopped(
    'fault',
    `The document is not read: it made the reader fail (${error}). Report it, with the document.`,
  )
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toLocaleString('en-US', { maximumFractionDigits: 2 })} MB`
}
