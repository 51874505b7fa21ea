import { UsageError } from '../../errors.ts'
import { type Candidate, complete, type Values } from '../completion/complete.ts'
import { completionText, SHELLS } from '../completion/shells.ts'
import type { Cli, Verb } from '../verb.ts'
import { VERBS } from '../verbs.ts'

const NAMES = Object.keys(SHELLS)

export const completion: Verb = {
  options: [],
  words: { shell: NAMES },
  examples: ['completion bash >> ~/.bashrc', 'completion zsh', 'completion fish'],
  async run({ args: [name = '', ...words] }, cli) {
    const shell = SHELLS[name]
    if (!shell)
      throw new UsageError(`"${name}" is no shell that is known. Write one of: ${NAMES.join(', ')}.`)
    // the script asks with the words of the command line, of which the last may be blank
    cli.print(
      words.length === 0 ? shell.script : completionText(await complete(words, VERBS, valuesOf(cli)), shell),
    )
    return 0
  },
}

/** What stands behind the names of arguments: the lists and channels of this configuration among them. */
function valuesOf({ config, sources }: Cli): Values {
  const lists: Candidate[] = sources.map(({ id, title }) => ({ word: id, description: title }))
  const channels = config.alerts.map(({ name, kind }) => ({ word: name, description: kind }))
  return {
    list: lists,
    lists,
    channels,
    document: 'files',
    file: 'files',
    files: 'files',
    dir: 'folders',
  }
}
