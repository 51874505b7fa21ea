import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import type { ReaderLimits } from './limits.ts'

/** `child.ts` in a checkout, `child.js` in a published package. */
const CHILD = join(import.meta.dirname, `child${extname(import.meta.filename)}`)
const PROGRAM = join(import.meta.dirname, '../..')

/**
 * Starts a process that reads documents. It may read the program's own files and those of its libraries, and nothing
 * else: no other file, no native code, no program, no thread, no network, no code made at run time. It knows none of the
 * environment's variables, and what its libraries print is not shown.
 */
export function launchChild(limits: ReaderLimits): ChildProcess {
  const child = fork(CHILD, [], {
    cwd: PROGRAM,
    // the machine's time zone must not show in what is read
    env: { TZ: 'UTC' },
    execArgv: confinement(limits),
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
  })
  // a document that is being read keeps the parent alive by its time limit; a child that waits does not
  child.unref()
  child.channel?.unref()
  return child
}

/** What Node is told of a process that reads documents, apart from the network: no-network.ts sees to that. */
export function confinement(limits: ReaderLimits): string[] {
  return [
    '--permission',
    ...readable().map(path => `--allow-fs-read=${path}`),
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${Math.round(limits.heapBytes / 2 ** 20)}`,
  ]
}

/** The program's folder, and every `node_modules` in which Node looks for its libraries. */
function readable(): string[] {
  const paths = [PROGRAM, join(PROGRAM, '../package.json')]
  for (let folder = PROGRAM; ; folder = dirname(folder)) {
    const libraries = join(folder, 'node_modules')
    if (existsSync(libraries)) paths.push(libraries, realpathSync(libraries))
    if (folder === dirname(folder)) return paths
  }
}
