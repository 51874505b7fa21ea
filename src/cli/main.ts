import { join, resolve } from 'node:path'
import { CommanderError } from 'commander'
import packageFacts from '../../package.json' with { type: 'json' }
import { loadConfig } from '../config.ts'
import { IcelistError, UsageError } from '../errors.ts'
import { plain } from '../report/plain.ts'
import { SOURCES } from '../sources/registry.ts'
import { buildProgram, type GlobalOptions } from './program.ts'
import { type OpenRecord, recordExists, withRecord } from './record.ts'
import type { Cli } from './verb.ts'
import { VERBS } from './verbs.ts'

/** The parts of Node's `process` that the command line needs: this file alone touches it. */
type Process = Pick<NodeJS.Process, 'cwd' | 'once' | 'stdout' | 'stderr'>

/** Runs one command and returns its exit code; see exit-codes.ts. Never throws. */
export async function main(argv: readonly string[], process: Process): Promise<number> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  // a reader that closes the pipe early, such as `head`, has seen enough
  process.stdout.on('error', () => stop.abort())
  let exitCode = 0
  const program = buildProgram(packageFacts.version, VERBS, async (verb, call, global) => {
    exitCode = await verb.run(call, cliFor(global, process, stop.signal))
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

function cliFor(global: GlobalOptions, process: Process, stop: AbortSignal): Cli {
  const cwd = process.cwd()
  const settings = loadConfig(global.config ?? null, cwd)
  const config = global.data === undefined ? settings : { ...settings, dataDir: resolve(cwd, global.data) }
  const demoDir = join(config.dataDir, 'demo')
  const now = () => new Date()
  const open = <T>(dataDir: string, work: (record: OpenRecord) => Promise<T>) =>
    withRecord({ ...config, dataDir }, packageFacts.version, now, work)
  return {
    config,
    sources: SOURCES,
    json: global.json === true,
    now,
    print: text => {
      process.stdout.write(text)
    },
    progress: line => {
      if (process.stderr.isTTY && !global.quiet) process.stderr.write(`${plain(line)}\n`)
    },
    stop,
    cwd,
    version: packageFacts.version,
    writeRecord: work => open(config.dataDir, work),
    readRecord: work => {
      if (recordExists(config.dataDir)) return open(config.dataDir, work)
      // somebody who has run the demo and nothing else means the demo, and must be told that it is one
      if (global.data === undefined && recordExists(demoDir)) {
        process.stderr.write(
          `icelist: nothing is recorded in ${config.dataDir} yet; this is the demo's record.\n`,
        )
        return open(demoDir, work)
      }
      throw new UsageError(
        `Nothing is recorded in ${config.dataDir} yet. Fetch the lists with "run", or try "demo" and then --data ${demoDir}.`,
      )
    },
  }
}
