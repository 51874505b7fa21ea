import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '../../errors.ts'
import { evidencePage } from '../../evidence/show/page.ts'
import { evidenceText } from '../../evidence/show/text.ts'
import { type NamedEntry, parseEntryId } from '../../evidence/trace/entry-id.ts'
import { type Archives, picturesOf, traceChange, traceEntry } from '../../evidence/trace/trace.ts'
import type { Traced } from '../../evidence/trace/traced.ts'
import { openEvidenceReader } from '../../read/process/evidence-process.ts'
import { optionText, sourceNamed, sourcesNamed } from '../arguments.ts'
import type { Call, Cli, Verb } from '../verb.ts'

export const showEvidence: Verb = {
  options: [
    { flags: '--list <list>', description: 'look for the change in this list only' },
    {
      flags: '--open <file>',
      description:
        'also write a web page to FILE that shows the place marked; a file of that name is replaced',
    },
  ],
  examples: [
    'show-evidence dhs-sanctuary@2025-05-31:Cincinnati',
    'show-evidence ddor@2017-03-20:Boston --open boston.html',
  ],
  async run(call, cli) {
    const asked = askedFor(call, cli)
    return cli.readRecord(async ({ store, archive }) => {
      const reader = openEvidenceReader()
      try {
        const world = { store, archive, reader }
        const traced = await asked(world)
        cli.print(cli.json ? `${JSON.stringify(traced, null, 2)}\n` : evidenceText(traced))
        const file = optionText(call, 'open')
        if (file !== null) await writePage(resolve(cli.cwd, file), traced, world, cli)
        return 0
      } finally {
        await reader.close()
      }
    })
  },
}

/** @throws UsageError when the words name neither a change nor an entry of a list that is known */
function askedFor(call: Call, cli: Cli): (world: Archives) => Promise<Traced> {
  const id = call.args[0] ?? ''
  const list = optionText(call, 'list')
  const entry = parseEntryId(id)
  if (entry) {
    const named: NamedEntry = { ...entry, list: sourceNamed(cli.sources, entry.list).id }
    return world => traceEntry(world, named)
  }
  if (!/^[0-9a-z]{1,32}$/i.test(id.trim()))
    throw new UsageError(
      `"${id}" is no id of a change, as the changelog prints it, and no entry, as LIST@VERSION:ROW or LIST@VERSION:NAME.`,
    )
  const lists = sourcesNamed(cli.sources, list === null ? [] : [list]).map(source => source.id)
  return world => traceChange(world, lists, id)
}

/** @throws UsageError when the file cannot be written */
async function writePage(path: string, traced: Traced, world: Archives, cli: Cli): Promise<void> {
  const page = await evidencePage(traced, await picturesOf(world, traced))
  try {
    await writeFile(path, page)
  } catch (cause) {
    throw new UsageError(`Cannot write ${path}: ${(cause as Error).message}. Choose another file.`, { cause })
  }
  cli.remark(`wrote ${path}`)
}
