import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import packageFacts from '../../package.json' with { type: 'json' }
import { loadConfig, sourcesOf } from '../config.ts'
import { UsageError } from '../errors.ts'
import { plain } from '../report/plain.ts'
import { withWriterLock } from '../store/writer-lock.ts'
import { writeAndTell } from './after-writing.ts'
import type { Footer } from './footer.ts'
import type { GlobalOptions } from './global-options.ts'
import { paintFor as painterOf, UNPAINTED } from './paint.ts'
import {
  fetchOptions,
  type OpenRecord,
  recordExists,
  withNewRecord,
  withRecord,
  withRecordToRead,
} from './record.ts'
import type { Cli } from './verb.ts'

/** The parts of Node's `process` that the command line needs: main.ts alone is handed it. */
export type Process = Pick<NodeJS.Process, 'cwd' | 'env' | 'exit' | 'on' | 'pid' | 'stdout' | 'stderr'>

/** The verbs that may begin a record; all others that write have nothing to do where there is none. */
const BEGINNERS: ReadonlySet<string> = new Set(['run', 'watch', 'backfill', 'import'])

/**
 * What a verb may use of the world, as the command line and the configuration say.
 * @param verb its name
 * @throws UsageError
 */
export function cliFor(
  verb: string,
  global: GlobalOptions,
  process: Process,
  footer: Footer,
  stop: AbortSignal,
): Cli {
  const cwd = process.cwd()
  const settings = loadConfig(global.config ?? null, cwd)
  const config = global.data === undefined ? settings : { ...settings, dataDir: resolve(cwd, global.data) }
  const demoDir = join(config.dataDir, 'demo')
  const now = () => new Date()
  const read = <T>(dataDir: string, work: (record: OpenRecord) => Promise<T>) =>
    withRecordToRead({ ...config, dataDir }, packageFacts.version, now, work)
  const paintFor = (stream: NodeJS.WriteStream) => (global.color ? painterOf(stream) : UNPAINTED)
  const watched = process.stderr.isTTY && !global.quiet && global.json !== true
  const warn = (line: string) => {
    footer.clear()
    process.stderr.write(`${paintFor(process.stderr)('doubtful', 'icelist:')} ${plain(line)}\n`)
  }
  const sources = sourcesOf(config)
  const { userAgent, allowHosts } = fetchOptions(config, packageFacts.version, now)
  const channels = { env: process.env, now, userAgent, allowHosts }
  const telling = { config, sources, channels, program: packageFacts.version, stop, warn }
  return {
    config,
    sources,
    json: global.json === true,
    now,
    print: text => {
      footer.clear()
      process.stdout.write(text)
    },
    paint: paintFor(process.stdout),
    progress: line => {
      if (watched) footer.show(line)
    },
    remark: line => {
      if (!watched) return
      footer.clear()
      process.stderr.write(`${plain(line)}\n`)
    },
    warn,
    terminal: process.stdout.isTTY === true,
    // some terminals say that they have no columns
    width: (process.stdout.isTTY && process.stdout.columns) || null,
    stop,
    cwd,
    version: packageFacts.version,
    writeRecord: work => {
      if (!BEGINNERS.has(verb) && !recordExists(config.dataDir))
        throw nothingRecorded(config.dataDir, demoDir)
      const writer = { verb, pid: process.pid, host: hostname(), since: now().toISOString() }
      const patience = { atMost: config.writerWaitSeconds * 1000, stop, tell: warn }
      return withWriterLock(config.dataDir, writer, patience, () => {
        const open = recordExists(config.dataDir) ? withRecord : withNewRecord
        return open(config, packageFacts.version, now, record =>
          writeAndTell(record, telling, () => work(record)),
        )
      })
    },
    channels,
    readRecord: work => {
      if (recordExists(config.dataDir)) return read(config.dataDir, work)
      // somebody who has run the demo and nothing else means the demo, and must be told that it is one
      if (global.data === undefined && recordExists(demoDir)) {
        warn(`nothing is recorded in ${config.dataDir} yet; this is the demo's record.`)
        return read(demoDir, work)
      }
      throw nothingRecorded(config.dataDir, demoDir)
    },
  }
}

/** What somebody is told who has not begun, or who has named the wrong folder. */
function nothingRecorded(dataDir: string, demoDir: string): UsageError {
  const samples = recordExists(demoDir)
    ? `the demo's record is in ${demoDir}: name it with --data`
    : 'look around in sample documents with "demo"'
  return new UsageError(
    `Nothing is recorded in ${dataDir} yet. Fetch the lists with "run", take documents in with "import", or ${samples}.`,
  )
}
