import { join } from 'node:path'
import { openDocumentArchive } from '../../src/archive/document-archive.ts'
import { DEFAULT_POLICY } from '../../src/judge/policy.ts'
import { type Effects, importFile } from '../../src/pipeline.ts'
import { changelogMarkdown } from '../../src/report/changelog.ts'
import { dumpLines } from '../../src/report/dump.ts'
import type { Source } from '../../src/sources/source.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { temporaryFolder } from './icelist.ts'
import { PAGES_HERE } from './pages.ts'

export interface Brought {
  readonly source: Source
  /** states its day */
  readonly file: string
  readonly bytes: () => Uint8Array
}

/** What a new record of some lists says, and its changelog, once these documents were imported one by one. */
export async function recordOf(
  documents: readonly Brought[],
  sources: readonly Source[],
  read: Effects['read'] = (source, document) => source.read(document),
) {
  const folder = temporaryFolder()
  const store = await openSqliteStore(join(folder, 'icelist.sqlite'))
  const effects: Effects = {
    store,
    archive: openDocumentArchive(folder),
    now: () => new Date(),
    pages: PAGES_HERE,
    fetch: () => Promise.reject(new Error('nothing is fetched')),
    read,
  }
  for (const { source, file, bytes } of documents)
    await importFile(source, { name: file, bytes: bytes(), publishedOn: null }, effects)
  const lines = []
  for (const { id } of sources) for await (const line of dumpLines(store, id)) lines.push(line)
  const changelog = await changelogMarkdown(store, sources, DEFAULT_POLICY.withdrawnAfter)
  await store.close()
  return { lines, changelog }
}
