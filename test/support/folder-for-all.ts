import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A new folder for all tests of a file, that is gone after them. */
export function folderForAll(): string {
  const folder = mkdtempSync(join(tmpdir(), 'icelist-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
