import { compare } from '../../compare/compare.ts'
import { ReadError } from '../../errors.ts'
import { placeExists } from '../../places/exists.ts'
import { byKind } from '../../report/order.ts'
import { changePhrase, countsPhrase } from '../../report/phrases.ts'
import { PLAIN, plain } from '../../report/plain.ts'
import type { StoredCapture } from '../../store/store.ts'
import { sourceNamed } from '../arguments.ts'
import type { OpenRecord } from '../record.ts'
import type { Cli, Verb } from '../verb.ts'

/** Changes of one kind that are printed; `--json` has them all. */
const SHOWN = 10

export const review: Verb = {
  options: [],
  examples: ['review', 'review --json'],
  async run(_call, cli) {
    return cli.readRecord(async record => {
      const held = []
      for (const capture of await record.store.undecided(null))
        held.push(await heldItem(capture, record, cli))
      if (cli.json) cli.print(`${JSON.stringify(held, null, 2)}\n`)
      else cli.print(held.length === 0 ? 'Nothing is held.\n' : held.map(text).join('\n'))
      return 0
    })
  },
}

type HeldItem = Awaited<ReturnType<typeof heldItem>>

async function heldItem(capture: StoredCapture, { archive, read, store }: OpenRecord, cli: Cli) {
  const source = sourceNamed(cli.sources, capture.list)
  const latest = await store.latestSnapshot(capture.list)
  const bytes = await archive.read(capture.document ?? '')
  const contentType = capture.headers['content-type'] ?? null
  const after = await read(source, { bytes, contentType, file: capture.file }).catch(unreadable)
  const difference = compare(latest ? await store.entriesOf(latest) : [], after?.entries ?? [], {
    placeExists,
  })
  return { capture, against: latest?.number ?? null, summary: difference.counts, changes: difference.changes }
}

/** A newer reader may refuse what an older one read; the item is then shown without its entries. */
function unreadable(error: unknown): null {
  if (error instanceof ReadError) return null
  throw error
}

function text({ capture, against, summary, changes }: HeldItem): string {
  const lines = [
    `capture ${capture.id}: ${capture.list}, ${plain(capture.file ?? capture.url ?? '')}, ${capture.capturedAt}`,
    ...capture.reasons.map(reason => `  held: ${plain(reason.text)}`),
    `  against version ${against}: ${countsPhrase(summary)}`,
  ]
  for (const { kind, changes: some } of byKind(changes)) {
    lines.push(...some.slice(0, SHOWN).map(change => `    ${kind}: ${changePhrase(change, PLAIN)}`))
    if (some.length > SHOWN) lines.push(`    … and ${some.length - SHOWN} more ${kind}`)
  }
  lines.push(`  accept ${capture.id} --reason "…"  or  reject ${capture.id} --reason "…"`)
  return `${lines.join('\n')}\n`
}
