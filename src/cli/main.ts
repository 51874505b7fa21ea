import { constants, hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { CommanderError } from 'commander'
import packageFacts from '../../package.json' with { type: 'json' }
import { loadConfig, sourcesOf } from '../config.ts'
import { IcelistError, UsageError } from '../errors.ts'
import { plain } from '../report/plain.ts'
import { withWriterLock } from '../store/writer-lock.ts'
import { buildProgram, type GlobalOptions } from './program.ts'
import { type OpenRecord, recordExists, withRecord } from './record.ts'
import type { Cli, Verb } from './verb.ts'
import { VERBS } from './verbs.ts'

/** The parts of Node's `process` that the command line needs: this file alone touches it. */
type Process = Pick<NodeJS.Process, 'cwd' | 'exit' | 'on' | 'pid' | 'stdout' | 'stderr'>

/** npm hands a signal on to a child that the terminal or systemd has sent it to already. In milliseconds. */
const SAME_SIGNAL = 100

/** Runs one command and returns its exit code; see exit-codes.ts. Never throws. */
export async function main(argv: readonly string[], process: Process): Promise<number> {
  const stop = new AbortController()
  stopOnSignals(process, stop)
  // a reader that closes the pipe early, such as `head`, has seen enough
  process.stdout.on('error', () => stop.abort())
  let exitCode = 0
  const program = buildProgram(packageFacts.version, VERBS, async (verb, call, global) => {
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

function cliFor(verb: Verb, global: GlobalOptions, process: Process, stop: AbortSignal): Cli {
  const cwd = process.cwd()
  const settings = loadConfig(global.config ?? null, cwd)
  const config = global.data === undefined ? settings : { ...settings, dataDir: resolve(cwd, global.data) }
  const demoDir = join(config.dataDir, 'demo')
  const now = () => new Date()
  const open = <T>(dataDir: string, work: (record: OpenRecord) => Promise<T>) =>
    withRecord({ ...config, dataDir }, packageFacts.version, now, work)
  const warn = (line: string) => {
    process.stderr.write(`icelist: ${plain(line)}\n`)
  }
  return {
    config,
    sources: sourcesOf(config),
    json: global.json === true,
    now,
    print: text => {
      process.stdout.write(text)
    },
    progress: line => {
      if (process.stderr.isTTY && !global.quiet) process.stderr.write(`${plain(line)}\n`)
    },
    warn,
    terminal: process.stdout.isTTY === true,
    width: process.stdout.isTTY ? process.stdout.columns : null,
    stop,
    cwd,
    version: packageFacts.version,
    writeRecord: work => {
      const [name = ''] = verb.usage.split(' ')
      const writer = { verb: name, pid: process.pid, host: hostname(), since: now().toISOString() }
      const patience = { atMost: config.writerWaitSeconds * 1000, stop, tell: warn }
      return withWriterLock(config.dataDir, writer, patience, () => open(config.dataDir, work))
    },
    readRecord: work => {
      if (recordExists(config.dataDir)) return open(config.dataDir, work)
      // somebody who has run the demo and nothing else means the demo, and must be told that it is one
      if (global.data === undefined && recordExists(demoDir)) {
        warn(`nothing is recorded in ${config.dataDir} yet; this is the demo's record.`)
        return open(demoDir, work)
      }
      throw new UsageError(
        `Nothing is recorded in ${config.dataDir} yet. Fetch the lists with "run", or try "demo" and then --data ${demoDir}.`,
      )
    },
  }
}
