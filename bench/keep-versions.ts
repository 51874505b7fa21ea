/**
 * Imports the documents in `FOLDER/documents`, by name, into a new record and prints what it cost, as JSON:
 * `node --expose-gc bench/keep-versions.ts FOLDER MARK…`, the marks being numbers of versions at which the record is measured.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type OpenRecord, withRecord } from '../src/cli/record.ts'
import { loadConfig } from '../src/config.ts'
import { importFile } from '../src/pipeline.ts'
import { placesHeld } from '../src/places/held.ts'
import { placeAsked } from '../src/questions/asked.ts'
import { placeHistory } from '../src/questions/history.ts'
import { withListRecords } from '../src/questions/list-record.ts'
import { type Chronicle, updateChangelog } from '../src/report/changelog-file.ts'
import { participating } from '../src/sources/287g-participating/source.ts'
import { ASKED } from './csv-versions.ts'
import { median, timeOf } from './timing.ts'

/** What the record is like when it holds so many versions. Milliseconds and bytes. */
export interface Mark {
  readonly versions: number
  /** median of the last fifty */
  readonly oneVersion: number
  readonly history: number
  /** writing the changelog when one version is new */
  readonly changelog: number
  readonly database: number
  /** the most memory that the process had in use so far, its reader process not counted */
  readonly peak: number
  /** how much of it was in use before the first version */
  readonly opened: number
  /** what JavaScript's objects take up now, once those that nobody needs are gone */
  readonly live: number
}

const LAST = 50
const REPEATS = 5

if (import.meta.main) {
  const [folder = '.', ...marks] = process.argv.slice(2)
  console.log(JSON.stringify(await keepVersions(folder, marks.map(Number))))
}

async function keepVersions(folder: string, marks: readonly number[]): Promise<Mark[]> {
  const config = loadConfig(null, folder)
  const inRecord = <T>(work: (record: OpenRecord) => Promise<T>) =>
    withRecord(config, '0.0.0', () => new Date(), work)
  const files = (await readdir(join(folder, 'documents'))).sort().map(name => join(folder, 'documents', name))
  const done: Mark[] = []
  const opened = await inRecord(async () => process.memoryUsage.rss())
  let held = 0
  for (const mark of marks) {
    const times: number[] = []
    const measured = await inRecord(async record => {
      await readOne(files[0] ?? '', record)
      const changelog: number[] = []
      for (; held < mark; held++) {
        times.push(await timeOf(() => importVersion(files[held] ?? '', record)))
        // as after each of the last imports; it is written by the first of them for all before
        if (mark - held <= REPEATS + 1)
          changelog.push(await timeOf(() => updateChangelog(chronicleOf(record))))
      }
      const history = await historyTime(record)
      globalThis.gc?.()
      return { changelog: median(changelog.slice(1)), history, live: process.memoryUsage().heapUsed }
    })
    const { size } = await stat(join(config.dataDir, 'icelist.sqlite'))
    const peak = process.resourceUsage().maxRSS * 1024
    done.push({
      versions: held,
      oneVersion: median(times.slice(-LAST)),
      ...measured,
      database: size,
      peak,
      opened,
    })
  }
  return done
}

function chronicleOf({ dataDir, store }: OpenRecord): Chronicle {
  const { withdrawnAfter } = loadConfig(null, dataDir)
  return { dataDir, store, sources: [participating], withdrawnAfter, program: 'bench' }
}

/** Starts the reader process: a version is not charged with that. */
async function readOne(path: string, { read }: OpenRecord): Promise<void> {
  await read(participating, { bytes: await readFile(path), contentType: null, file: basename(path) })
}

async function importVersion(path: string, record: OpenRecord): Promise<void> {
  const file = { name: basename(path), bytes: await readFile(path), publishedOn: null }
  const { verdict, reasons } = await importFile(participating, file, record)
  if (verdict !== 'new-version')
    throw new Error(`${path}: ${verdict}, ${reasons.map(reason => reason.text).join(' ')}`)
}

/** As the verb `history` answers, with the record open. */
async function historyTime({ store, dataDir }: OpenRecord): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= REPEATS; round++)
    times.push(
      await timeOf(async () => {
        const places = await placesHeld(dataDir)
        await withListRecords([participating], store, places, async records => {
          const asked = await placeAsked(ASKED, records, places)
          if ('unclear' in asked) throw new Error(`${ASKED} is not found`)
          await placeHistory(asked.place, records, places)
        })
      }),
    )
  return median(times.slice(1))
}
