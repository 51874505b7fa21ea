import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const REPOSITORY = join(import.meta.dirname, '../..')
const PROGRAM = join(REPOSITORY, 'bin/icelist.js')

export interface Finished {
  readonly exitCode: number | null
  readonly out: string
  readonly err: string
}

/** Starts the program as a user's shell would, in `cwd`. */
export function startIcelist(
  words: readonly string[],
  cwd: string,
  nodeOptions: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...nodeOptions, PROGRAM, ...words], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs it to its end. */
export async function icelist(
  words: readonly string[],
  cwd: string,
  nodeOptions: readonly string[] = [],
): Promise<Finished> {
  return finished(startIcelist(words, cwd, nodeOptions))
}

export function finished(child: ChildProcess): Promise<Finished> {
  let out = ''
  let err = ''
  child.stdout?.on('data', chunk => {
    out += chunk
  })
  child.stderr?.on('data', chunk => {
    err += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', exitCode => resolve({ exitCode, out, err }))
  })
}

/** A new folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'icelist-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The path of a sample document. */
export function sample(list: string, slug: string, extension: string): string {
  return join(REPOSITORY, 'fixtures', list, slug, `source.${extension}`)
}
