import { ReadError } from '../../errors.ts'
import type { Entry } from '../../model.ts'
import { holdsTwoDates } from './date-enacted.ts'

/** Characters of a name in a message. */
const LENGTH = 80

/**
 * Refuses entries that cannot be rows of the table: without a state where others have one, or with two dates.
 * @throws ReadError
 */
export function checkEntries(entries: readonly Entry[]): void {
  const stateless = entries.filter(entry => entry.state === null)
  const [first] = stateless
  if (first && stateless.length < entries.length) {
    throw new ReadError(
      `${named(first)} does not end in a state and a field office as other rows do (${stateless.length} of ${entries.length} rows do not): rows may be merged or cut; read the table by hand`,
    )
  }
  const twice = entries.find(({ fields }) => holdsTwoDates(String(fields.dateEnacted)))
  if (!twice) return
  throw new ReadError(
    `${named(twice)} has two dates, “${twice.fields.dateEnacted}”: two rows may have been taken for one; read the table by hand`,
  )
}

function named({ name, evidence }: Entry): string {
  const page = 'page' in evidence ? ` on page ${evidence.page}` : ''
  return `the row “${name.slice(0, LENGTH)}”${page}`
}
