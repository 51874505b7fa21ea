import { join } from 'node:path'
import type { WithdrawnAfter } from '../judge/list-state.ts'
import type { Source } from '../sources/source.ts'
import type { Store } from '../store/store.ts'
import { changelogSections } from './changelog.ts'
import { type Known, updateSections, writeSections } from './sectioned-file.ts'

const NAME = 'CHANGELOG.md'

/** What the changelog is made of. */
export interface Chronicle {
  readonly dataDir: string
  readonly store: Store
  readonly sources: readonly Source[]
  readonly withdrawnAfter: WithdrawnAfter
  /** icelist's version */
  readonly program: string
}

/**
 * Brings CHANGELOG.md in the data directory up to date, whole or not at all: only sections that are new are made.
 * @throws StoreError when it cannot be written
 */
export async function updateChangelog(chronicle: Chronicle): Promise<void> {
  await updateSections({ ...chronicle, name: NAME }, sectionsOf(chronicle))
}

/** Makes CHANGELOG.md anew, all of it, and returns its path. @throws StoreError when it cannot be written */
export async function writeChangelog(chronicle: Chronicle): Promise<string> {
  await writeSections({ ...chronicle, name: NAME }, sectionsOf(chronicle))
  return join(chronicle.dataDir, NAME)
}

function sectionsOf({ store, sources, withdrawnAfter }: Chronicle) {
  return (known: Known) => changelogSections(store, sources, withdrawnAfter, known)
}
