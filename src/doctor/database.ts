import { IcelistError } from '../errors.ts'
import { type Finding, inOrder, notChecked, toBeMended } from './finding.ts'

/** @param unknownSteps steps of the schema that this icelist does not know. Throws a StoreError when it is no database */
export function databaseFinding(unknownSteps: () => readonly string[]): Finding {
  try {
    const unknown = unknownSteps()
    if (unknown.length === 0) return inOrder('database', 'opens, and its schema is known')
    return toBeMended(
      'database',
      `was written by a newer icelist: ${unknown.join(', ')} is not known here`,
      'Install the icelist that wrote it, or a newer one.',
    )
  } catch (error) {
    if (!(error instanceof IcelistError)) throw error
    return toBeMended('database', 'cannot be used', error.message)
  }
}

/** @param writer who is writing now, in words, or null. Throws a StoreError when the lock cannot be tried */
export function lockFinding(writer: () => string | null): Finding {
  try {
    const now = writer()
    if (now === null) return inOrder('lock', 'is free: no other icelist is writing')
    // the system frees the lock of a process that ends, however it ends: it is never a left one
    return notChecked('lock', `is held by ${now}: it is free when that has finished, or is ended`)
  } catch (error) {
    if (!(error instanceof IcelistError)) throw error
    return toBeMended('lock', 'cannot be tried', error.message)
  }
}
