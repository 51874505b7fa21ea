import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import packageFacts from '../../package.json' with { type: 'json' }
import { loadConfig, sourcesOf } from '../config.ts'
import { UsageError } from '../errors.ts'
import { plain } from '../report/plain.ts'
import { withWriterLock } from '../store/writer-lock.ts'
import type { GlobalOptions } from './program.ts'
import { type OpenRecord, recordExists, withRecord } from './record.ts'
import type { Cli, Verb } from './verb.ts'

/** The parts of Node's `process` that the command line needs: main.ts alone is handed it. */
export type Process = Pick<NodeJS.Process, 'cwd' | 'exit' | 'on' | 'pid' | 'stdout' | 'stderr'>

/** What a verb may use of the world, as the command line and the configuration say. @throws UsageError */
export function cliFor(verb: Verb, global: GlobalOptions, process: Process, stop: AbortSignal): Cli {
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
