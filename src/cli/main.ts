import { constants } from 'node:os'
import { CommanderError } from 'commander'
import packageFacts from '../../package.json' with { type: 'json' }
import { IcelistError } from '../errors.ts'
import { plain } from '../report/plain.ts'
import type { Process } from './cli.ts'
import { buildProgram } from './program.ts'
import { verbsFor } from './verbs.ts'

/** npm hands a signal on to a child that the terminal or systemd has sent it to already. In milliseconds. */
const SAME_SIGNAL = 100

/** Runs one command and returns its exit code; see exit-codes.ts. Never throws. */
export async function main(argv: readonly string[], process: Process): Promise<number> {
  const stop = new AbortController()
  stopOnSignals(process, stop)
  // a reader that closes the pipe early, such as `head`, has seen enough
  process.stdout.on('error', () => stop.abort())
  let exitCode = 0
  const verbs = await verbsFor(argv)
  const program = buildProgram(packageFacts.version, verbs, async (verb, call, global) => {
    // loaded late: the help and the version need none of it
    const { cliFor } = await import('./cli.ts')
    exitCode = await verb.run(call, cliFor(verb, global, process, stop.signal))
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    // commander has printed its own sentence, or the help that was asked for
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof IcelistError) {
      process.stderr.write(`icelist: ${plain(error.message)}\n`)
      return error.exitCode
    }
    process.stderr.write(
      `icelist: a fault in icelist itself, please report it:\n${(error as Error).stack ?? error}\n`,
    )
    return 1
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
