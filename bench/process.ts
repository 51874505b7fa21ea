import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export const REPOSITORY = new URL('..', import.meta.url).pathname

/**
 * Runs a Node program to its end.
 * @returns what it printed
 * @throws Error when it fails, with what it printed on standard error
 */
export async function runNode(words: readonly string[], folder: string = REPOSITORY): Promise<string> {
  const child = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  return outputOf(child, words.slice(0, 3).join(' '))
}

/** @throws Error when the program fails */
export async function outputOf(child: ChildProcess, name: string): Promise<string> {
  let [out, err] = ['', '']
  child.stdout?.on('data', chunk => {
    out += chunk
  })
  child.stderr?.on('data', chunk => {
    err += chunk
  })
  const [exitCode] = await once(child, 'close')
  if (exitCode !== 0) throw new Error(`${name} ended with ${exitCode}: ${err || out}`)
  return out
}

/** A command of icelist, with the data directory `folder`/snapshots. */
export function runIcelist(words: readonly string[], folder: string): Promise<string> {
  return runNode([`${REPOSITORY}bin/icelist.js`, ...words], folder)
}
