import { Command, Option } from 'commander'
import type { Call, Verb } from './verb.ts'

/** What the options before and after a verb say for all verbs. */
export interface GlobalOptions {
  readonly data?: string
  readonly config?: string
  readonly json?: true
  readonly quiet?: true
  readonly color: boolean
}

/** The command line as commander sees it, made from the verbs' data. Nothing is written or ended by commander itself. */
export function buildProgram(
  version: string,
  verbs: readonly Verb[],
  run: (verb: Verb, call: Call, global: GlobalOptions) => Promise<void>,
): Command {
  const program = new Command('icelist')
    .description("Keeps the record of ICE's, DHS's and DOJ's lists, and says exactly what changed.")
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText('after', examplesText(['demo', 'run', 'diff dhs-sanctuary 2025-05-29 2025-05-31']))
  addGlobalOptions(program)
  for (const verb of verbs) {
    const command = program.command(verb.usage).description(verb.summary)
    for (const { flags, description, choices } of verb.options) {
      const option = new Option(flags, description)
      command.addOption(choices ? option.choices(choices) : option)
    }
    command.exitOverride().addHelpText('after', examplesText(verb.examples))
    addGlobalOptions(command)
    command.action(async (...given: unknown[]) => {
      const options = command.optsWithGlobals<Record<string, string | boolean | undefined>>()
      await run(verb, { args: argumentsOf(given), options }, globalOptionsOf(program, command))
    })
  }
  return program
}

/** Accepted before and after the verb. */
function addGlobalOptions(command: Command): void {
  command
    .option('--data <dir>', 'the data directory (default: snapshots)')
    .option('--config <file>', 'the configuration (default: icelist.config.json, if it is there)')
    .option('--json', 'print for programs')
    .option('--quiet', 'print no progress')
    .option('--no-color', 'print without colour')
}

function globalOptionsOf(program: Command, command: Command): GlobalOptions {
  return { ...program.opts<GlobalOptions>(), ...command.opts<GlobalOptions>() }
}

/** Commander hands over each argument, a list for a repeated one, then its own options and command. */
function argumentsOf(given: readonly unknown[]): string[] {
  return given
    .slice(0, -2)
    .flatMap(argument =>
      Array.isArray(argument) ? argument.map(String) : argument === undefined ? [] : [String(argument)],
    )
}

function examplesText(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map(example => `  npm run -s icelist -- ${example}`).join('\n')}`
}
