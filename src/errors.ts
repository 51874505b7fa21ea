/**
 * One class for each thing that a caller can act on. `exitCode` is the process's; the table in README.md lists them.
 * A message says what happened, on which list or file, and what to do.
 */
export abstract class IcelistError extends Error {
  abstract readonly code: string
  abstract readonly exitCode: number
  override get name() {
    return this.constructor.name
  }
}

/** The command line or the configuration is not usable. */
export class UsageError extends IcelistError {
  readonly code = 'usage'
  readonly exitCode = 2
}

/** No answer could be obtained. `reason` is stable, for programs and for the record of the capture. */
export class FetchError extends IcelistError {
  readonly code = 'fetch'
  readonly exitCode = 3
  readonly reason: string
  constructor(reason: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/** A document was obtained and cannot be read exactly. */
export class ReadError extends IcelistError {
  readonly code = 'read'
  readonly exitCode = 4
}

/** The data directory or the database cannot be used. */
export class StoreError extends IcelistError {
  readonly code = 'store'
  readonly exitCode = 6
}

/** Another process holds the lock of the data directory, and went on holding it. */
export class BusyError extends IcelistError {
  readonly code = 'busy'
  readonly exitCode = 8
}
