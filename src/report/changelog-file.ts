import { join } from 'node:path'
import { writeAtomically } from '../archive/write-atomically.ts'
import { StoreError } from '../errors.ts'
import type { WithdrawnAfter } from '../judge/list-state.ts'
import type { Source } from '../sources/source.ts'
import type { Store } from '../store/store.ts'
import { changelogMarkdown } from './changelog.ts'

const NAME = 'CHANGELOG.md'

/**
 * Writes CHANGELOG.md into the data directory, whole or not at all, and returns its path.
 * @throws StoreError when it cannot be written
 */
export async function writeChangelog(
  dataDir: string,
  store: Store,
  sources: readonly Source[],
  withdrawnAfter: WithdrawnAfter,
): Promise<string> {
  const path = join(dataDir, NAME)
  const text = await changelogMarkdown(store, sources, withdrawnAfter)
  try {
    await writeAtomically(dataDir, NAME, text)
  } catch (cause) {
    throw new StoreError(`Cannot write ${path}: ${(cause as Error).message}. The record itself is kept.`, {
      cause,
    })
  }
  return path
}
