import { basename, resolve } from 'node:path'
import { UsageError } from '../../errors.ts'
import { writeSqliteFile } from '../../export/sqlite-file.ts'
import { changeObjects, changeRows } from '../../export/tables/change-rows.ts'
import { entryObjects, entryRows } from '../../export/tables/entry-rows.ts'
import { csvParts, jsonLines } from '../../export/tables/text.ts'
import { warcFile } from '../../export/warc/warc-file.ts'
import { writeWhole } from '../../export/write-file.ts'
import { optionText, sourcesNamed } from '../arguments.ts'
import type { OpenRecord } from '../record.ts'
import type { Cli, Verb } from '../verb.ts'

const FORMATS = ['warc', 'csv', 'jsonl', 'sqlite'] as const
type Format = (typeof FORMATS)[number]

const TABLES = ['entries', 'changes'] as const

export const exportVerb: Verb = {
  words: { format: FORMATS },
  options: [
    { flags: '--what <table>', description: 'for csv and jsonl (default entries)', choices: TABLES },
    { flags: '--out <file>', description: 'where to write it; csv and jsonl are printed without' },
  ],
  examples: [
    'export warc --out icelist.warc.gz',
    'export csv 287g-participating --what changes --out changes.csv',
    'export jsonl dhs-sanctuary',
    'export sqlite --out lists.sqlite',
  ],
  async run(call, cli) {
    const [given, ...ids] = call.args
    const format = FORMATS.find(name => name === given)
    if (!format) throw new UsageError(`"${given}" is no format. The formats are: ${FORMATS.join(', ')}.`)
    const named = optionText(call, 'out')
    const out = named === null ? null : resolve(cli.cwd, named)
    const changes = optionText(call, 'what') === 'changes'
    return cli.readRecord(async record => {
      const lists = sourcesNamed(cli.sources, ids).map(({ id }) => id)
      if (format === 'warc' || format === 'sqlite') await writeBinary(format, out, lists, record, cli)
      else await writeText(textOf(format, changes, lists, record), out, cli)
      if (out !== null) cli.remark(`export: ${basename(out)} is written`)
      return 0
    })
  },
}

async function writeBinary(
  format: 'warc' | 'sqlite',
  out: string | null,
  lists: readonly string[],
  { store, archive }: OpenRecord,
  { version, progress }: Cli,
): Promise<void> {
  if (out === null) throw new UsageError(`"export ${format}" writes a file: say which with --out FILE.`)
  if (format === 'sqlite') await writeSqliteFile(out, { store, lists, version })
  else await writeWhole(out, warcFile({ store, archive, lists: new Set(lists), version, progress }))
}

function textOf(
  format: Exclude<Format, 'warc' | 'sqlite'>,
  changes: boolean,
  lists: readonly string[],
  { store }: OpenRecord,
): AsyncIterable<string> {
  if (format === 'csv') return csvParts(changes ? changeRows(store, lists) : entryRows(store, lists))
  return jsonLines(changes ? changeObjects(store, lists) : entryObjects(store, lists))
}

async function writeText(parts: AsyncIterable<string>, out: string | null, { print, stop }: Cli) {
  if (out !== null) return writeWhole(out, parts)
  for await (const part of parts) {
    // whoever reads along has closed the pipe
    if (stop.aborted) return
    print(part)
  }
}
