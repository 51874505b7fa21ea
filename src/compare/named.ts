import type { Entry } from '../model.ts'
import { type Facts, factsOf } from './evidence.ts'
import { type NameParts, nameParts } from './names.ts'

/** An entry with what a search for renames needs of it, worked out once. */
export interface Named {
  readonly entry: Entry
  readonly parts: NameParts
  readonly facts: Facts
}

export function named(entry: Entry): Named {
  return { entry, parts: nameParts(entry), facts: factsOf(entry) }
}
