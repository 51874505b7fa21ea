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
  return launch(confinement(limits), {})
}

/** The same for a process that draws pages. */
export function launchDrawingChild(limits: ReaderLimits): ChildProcess {
  // the machine's typefaces must not show in what is drawn
  return launch(drawingConfinement(limits), { DISABLE_SYSTEM_FONTS_LOAD: '1' })
}

function launch(execArgv: string[], env: Readonly<Record<string, string>>): ChildProcess {
  const child = fork(CHILD, [], {
    cwd: PROGRAM,
    // the machine's time zone must not show in what is read
    env: { ...env, TZ: 'UTC' },
    execArgv,
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    // a terminal's Ctrl-C is the parent's alone, which finishes the document in hand: a child that is starting cannot heed it
    detached: true,
  })
  // one that ends while it is handed a document says so by its exit
  child.stdin?.on('error', () => {})
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

/**
 * The same for a process that draws pages: that takes native code, the library that fills shapes with colour. It is handed
 * outlines and pixels that pdfjs has decoded, never a font or a picture as the document has it.
 */
export function drawingConfinement(limits: ReaderLimits): string[] {
  return [...confinement(limits), '--allow-addons']
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
