import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ReaderLimits } from '../../../src/read/process/limits.ts'
import type { Account } from './account.ts'
import type { HostileDocument } from './document.ts'

const PARENT = join(import.meta.dirname, 'parent.ts')

/** Has a process of its own read the documents in a child, one after the other; they stand in a folder for as long. */
export async function accountsOf(
  documents: readonly HostileDocument[],
  limits: Partial<ReaderLimits> = {},
): Promise<Account[]> {
  const folder = mkdtempSync(join(tmpdir(), 'icelist-hostile-'))
  try {
    const pairs: string[] = []
    for (const [index, { list, file, bytes }] of documents.entries()) {
      const path = join(folder, String(index), file)
      mkdirSync(join(folder, String(index)))
      writeFileSync(path, await bytes())
      pairs.push(list, path)
    }
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      PARENT,
      JSON.stringify(limits),
      ...pairs,
    ])
    if (stderr !== '') throw new Error(`the parent printed: ${stderr}`)
    return stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
