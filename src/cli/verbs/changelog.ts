import { changelogMarkdown } from '../../report/changelog.ts'
import { writeChangelog } from '../../report/changelog-file.ts'
import { FORMS, type Form } from '../../report/form-names.ts'
import { changelogForm } from '../../report/forms.ts'
import { optionText, sourcesNamed } from '../arguments.ts'
import { chronicleOf } from '../chronicle.ts'
import type { Call, Verb } from '../verb.ts'

export const changelog: Verb = {
  options: [
    {
      flags: '--format <format>',
      description: 'markdown writes the file; the others are printed',
      choices: ['markdown', ...FORMS],
    },
  ],
  examples: ['changelog', 'changelog 287g-participating --format jsonl'],
  async run(call, cli) {
    const sources = sourcesNamed(cli.sources, call.args)
    const form = cli.json ? 'jsonl' : formOf(call)
    const { withdrawnAfter } = cli.config
    return cli.readRecord(async ({ store, dataDir }) => {
      if (form !== null)
        for await (const part of changelogForm(form, { store, sources, withdrawnAfter })) cli.print(part)
      else if (call.args.length > 0) cli.print(await changelogMarkdown(store, sources, withdrawnAfter))
      else cli.print(`${await writeChangelog(chronicleOf(cli, { dataDir, store }))}\n`)
      return 0
    })
  },
}

/** Null for Markdown, which is a file. */
function formOf(call: Call): Form | null {
  const format = optionText(call, 'format')
  return FORMS.find(form => form === format) ?? null
}
