import { differenceBetween } from '../../compare/difference.ts'
import type { Difference } from '../../model.ts'
import { differenceCsv } from '../../report/csv.ts'
import { differenceMarkdown } from '../../report/markdown.ts'
import { differenceText, explainedDifferenceText } from '../../report/text.ts'
import { resolveVersion } from '../../snapshot/resolve.ts'
import { sequenceNotices } from '../../snapshot/sequence-notices.ts'
import { optionText, sourceNamed } from '../arguments.ts'
import { paintSigns } from '../paint.ts'
import type { Verb } from '../verb.ts'

const FORMATS: Record<string, (difference: Difference) => string> = {
  text: differenceText,
  markdown: difference => `${differenceMarkdown(difference)}\n`,
  csv: differenceCsv,
}

const VERSIONS = ['first', 'previous', 'latest']

export const diff: Verb = {
  words: { from: VERSIONS, to: VERSIONS },
  options: [
    { flags: '--format <format>', description: 'how to print it', choices: Object.keys(FORMATS) },
    { flags: '--explain', description: 'print what each rename rests on' },
    { flags: '--exit-code', description: 'exit with 10 when there are changes' },
  ],
  examples: ['diff dhs-sanctuary 2025-05-29 2025-05-31', 'diff 287g-participating first latest --format csv'],
  async run(call, cli) {
    const [id, from = 'previous', to = 'latest'] = call.args
    const source = sourceNamed(cli.sources, id)
    return cli.readRecord(async ({ store }) => {
      const snapshots = await store.snapshots(source.id)
      const later = resolveVersion(source.id, snapshots, to)
      const between = await differenceBetween(store, resolveVersion(source.id, snapshots, from), later)
      const told = sequenceNotices(snapshots)[snapshots.indexOf(later)] ?? []
      const notices = [...told, ...between.notices]
      const difference = { ...between, notices }
      const asText = call.options.explain === true ? explainedDifferenceText : differenceText
      const print = FORMATS[optionText(call, 'format') ?? ''] ?? asText
      const shown = print === asText ? paintSigns(print(difference), cli.paint) : print(difference)
      cli.print(cli.json ? `${JSON.stringify(difference, null, 2)}\n` : shown)
      return call.options.exitCode === true && difference.changes.length > 0 ? 10 : 0
    })
  },
}
