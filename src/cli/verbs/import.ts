import { resolve } from 'node:path'
import { IcelistError, UsageError } from '../../errors.ts'
import { findDocuments, type Search } from '../../imports/find-documents.ts'
import { type Given, type GivenDocument, together } from '../../imports/given.ts'
import { inOrderOfPublication } from '../../imports/order.ts'
import { readAhead } from '../../imports/read-ahead.ts'
import { shelfIn } from '../../imports/shelf.ts'
import { takeDocument } from '../../imports/take-document.ts'
import { type Outcome } from '../../pipeline.ts'
import { updateChangelog } from '../../report/changelog-file.ts'
import { outcomeText } from '../../report/outcome.ts'
import { plain } from '../../report/plain.ts'
import { isToCome } from '../../snapshot/publication.ts'
import { counted } from '../../text/wording.ts'
import { optionDay, optionText, sourceNamed } from '../arguments.ts'
import { chronicleOf } from '../chronicle.ts'
import { policyOf } from '../configured.ts'
import { exitCodeOf, INTERRUPTED } from '../exit-codes.ts'
import { outcomeJson } from '../outcome-json.ts'
import { paintBy } from '../paint.ts'
import { stepTeller } from '../steps.ts'
import type { Cli, Verb } from '../verb.ts'

/** A file that is damaged, or holds what cannot be taken, is one that cannot be read exactly. */
const NOT_READ = 4

export const importVerb: Verb = {
  options: [
    {
      flags: '--published-on <day>',
      description: "when they were published (YYYY-MM-DD); else the file's name or the document says so",
    },
    {
      flags: '--url <address>',
      description:
        "in WARC and WACZ files, an address in place of the list's own; with * at its end, all that begin so",
    },
    {
      flags: '--accept <reason>',
      description: 'accept versions that would be held for review, for this reason',
    },
  ],
  examples: [
    'import ddor ddor2017_01-28to02-03.pdf --published-on 2017-03-20',
    'import 287g-participating workbooks/2025-*.xlsx',
    'import dhs-sanctuary crawl.wacz',
  ],
  async run(call, cli) {
    const [id, ...paths] = call.args
    const source = sourceNamed(cli.sources, id)
    const publishedOn = optionDay(call, 'publishedOn')
    const url = optionText(call, 'url')
    const policy = { ...policyOf(cli), acceptAll: optionText(call, 'accept') }
    return cli.writeRecord(async effects => {
      refuseToCome(publishedOn, effects.now())
      const search = { source, publishedOn, url, shelf: shelfIn(effects.archive) }
      const { documents, faults } = await findAll(paths, search, cli)
      const outcomes: Outcome[] = []
      const refused = faults.length > 0 || documents.length === 0 ? [NOT_READ] : []
      try {
        const tell = stepTeller(cli)
        const ahead = readAhead(source, effects.read)
        const ordered = inOrderOfPublication(documents)
        let next = ordered[0]
        for (const index of ordered.keys()) {
          const given = next
          if (cli.stop.aborted || !given) {
            const all = counted(documents.length, 'document', 'documents')
            cli.warn(`interrupted: ${index} of ${all} taken; the same command goes on`)
            refused.push(INTERRUPTED)
            break
          }
          tell(`${source.id}: document`, index + 1, documents.length)
          const after = ordered[index + 1]
          next = after && ahead.begin(after)
          const outcome = await takeDocument(source, given, { ...effects, read: ahead.read }, policy)
          if (outcome instanceof IcelistError) {
            refused.push(outcome.exitCode)
            cli.warn(outcome.message)
            continue
          }
          if (outcome === null) continue
          outcomes.push(outcome)
          if (!cli.json) cli.print(paintBy(outcome.verdict, outcomeLine(given, outcome), cli.paint))
        }
      } finally {
        // a document that ends the work leaves those before it in the record
        if (outcomes.length > 0) await updateChangelog(chronicleOf(cli, effects))
      }
      if (cli.json) cli.print(`${JSON.stringify(outcomes.map(outcomeJson), null, 2)}\n`)
      const versions = (await effects.store.snapshots(source.id)).length
      cli.remark(`${source.id}: ${counted(versions, 'version', 'versions')} held`)
      const codes = [exitCodeOf(outcomes, false), ...refused].filter(code => code > 0)
      return codes.length > 0 ? Math.min(...codes) : 0
    })
  },
}

/** @throws UsageError for a day that has not come */
function refuseToCome(publishedOn: string | null, now: Date): void {
  if (publishedOn === null || !isToCome(publishedOn, now.toISOString())) return
  throw new UsageError(`${publishedOn} has not come yet: correct --published-on. Nothing was imported.`)
}

/** All documents in what was named; what is left out of it is told. */
async function findAll(paths: readonly string[], search: Search, cli: Cli): Promise<Given> {
  const parts: Given[] = []
  for (const path of paths) parts.push(await findDocuments(resolve(cli.cwd, path), search))
  const found = together(parts)
  for (const { place, why } of found.faults) cli.warn(`${place}: not taken: ${why}`)
  if (found.others > 0)
    cli.remark(`${counted(found.others, 'other file or record', 'other files and records')} passed over`)
  if (found.lost > 0)
    cli.warn(
      `${counted(found.lost, 'redirect', 'redirects')} left out: what ${found.lost === 1 ? 'it' : 'they'} led to is not in the file`,
    )
  if (found.documents.length === 0)
    cli.warn(`nothing of ${search.source.id} was found in ${paths.join(', ')}`)
  return found
}

function outcomeLine({ place }: GivenDocument, outcome: Outcome): string {
  return `${plain(place)}: ${outcomeText(outcome)}\n`
}
