import { constants } from 'node:os'
import packageFacts from '../../package.json' with { type: 'json' }
import { IcelistError } from '../errors.ts'
import { plain } from '../report/plain.ts'
import type { Process } from './cli.ts'
import { openFooter } from './footer.ts'
import { paintFor, UNPAINTED } from './paint.ts'
import { verbsFor } from './verbs.ts'

/** npm hands a signal on to a child that the terminal or systemd has sent it to already. In milliseconds. */
const SAME_SIGNAL = 100

/** As commander has it. */
const VERSION = new Set(['--version', '-V'])

/** Runs one command and returns its exit code; see exit-codes.ts. Never throws. */
export async function main(argv: readonly string[], process: Process): Promise<number> {
  const stop = new AbortController()
  stopOnSignals(process, stop)
  // a reader that closes the pipe early, such as `head`, has seen enough
  process.stdout.on('error', () => stop.abort())
  // nobody reads what is said beside the work, which goes on
  process.stderr.on('error', () => {})
  if (argv.length === 1 && VERSION.has(argv[0] ?? '')) {
    process.stdout.write(`${packageFacts.version}\n`)
    return 0
  }
  // loaded late: the version needs none of it
  const [{ CommanderError }, { buildProgram }] = await Promise.all([
    import('commander'),
    import('./program.ts'),
  ])
  const footer = openFooter(process.stderr)
  const paint = (stream: NodeJS.WriteStream) => (argv.includes('--no-color') ? UNPAINTED : paintFor(stream))
  let exitCode = 0
  const verbs = await verbsFor(argv)
  const program = buildProgram(
    packageFacts.version,
    verbs,
    paint(process.stdout),
    async (name, verb, call, global) => {
      // and the help needs none of this
      const { cliFor } = await import('./cli.ts')
      exitCode = await verb.run(call, cliFor(name, global, process, footer, stop.signal))
    },
  )
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    footer.clear()
    // commander has printed its own sentence, or the help that was asked for
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof IcelistError) {
      process.stderr.write(`${paint(process.stderr)('bad', 'icelist:')} ${plain(error.message)}\n`)
      return error.exitCode
    }
    process.stderr.write(
      `${paint(process.stderr)('bad', 'icelist:')} a fault in icelist itself, please report it:\n${(error as Error).stack ?? error}\n`,
    )
    return 1
  } finally {
    footer.clear()
  }
}

/** The first signal asks for an end after the work in hand, the next one ends the process at once, as by default. */
function stopOnSignals(process: Process, stop: AbortController): void {
  let first: number | null = null
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (first !== null && performance.now() - first > SAME_SIGNAL)
        process.exit(128 + constants.signals[signal])
      first ??= performance.now()
      stop.abort()
    })
}
