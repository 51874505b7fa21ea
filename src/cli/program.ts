import { Command, Option } from 'commander'
import { GLOBAL_OPTIONS, type GlobalOptions } from './global-options.ts'
import type { Paint } from './paint.ts'
import type { Call, Verb } from './verb.ts'
import type { Wanted } from './verbs.ts'

const FOR_ALL = 'Options of all verbs:'

/** Where somebody begins who has never used it. */
const FIRST = ['demo', 'doctor', 'run', 'diff --help']

/** The command line as commander sees it, made from the verbs' data. Nothing is written or ended by commander itself. */
export function buildProgram(
  version: string,
  verbs: readonly Wanted[],
  paint: Paint,
  run: (name: string, verb: Verb, call: Call, global: GlobalOptions) => Promise<void>,
): Command {
  const program = new Command('icelist')
    .description("Keeps the record of ICE's, DHS's and DOJ's lists, and says exactly what changed.")
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpCommand(new Command('help [verb]').description('the same as VERB --help').helpGroup('Help:'))
    .configureHelp({
      styleTitle: title => paint('head', title),
      subcommandTerm: command => `${command.name()} ${command.usage().replace(/\[options\] ?/, '')}`.trim(),
    })
    .addHelpText('after', examplesText('Begin with:', FIRST, paint))
  addGlobalOptions(program)
  for (const { heading, name, usage, summary, verb } of verbs) {
    const command = program.command(usage).description(summary).helpGroup(`${heading}:`).exitOverride()
    for (const { flags, description, choices } of verb?.options ?? []) {
      const option = new Option(flags, description)
      command.addOption(choices ? option.choices(choices) : option)
    }
    addGlobalOptions(command)
    if (!verb) continue
    command.addHelpText('after', examplesText('Examples:', verb.examples, paint))
    command.action(async (...given: unknown[]) => {
      const options = command.optsWithGlobals<Record<string, string | boolean | undefined>>()
      await run(name, verb, { args: argumentsOf(given), options }, globalOptionsOf(program, command))
    })
  }
  return program
}

/** Accepted before and after the verb. */
function addGlobalOptions(command: Command): void {
  for (const { flags, description } of GLOBAL_OPTIONS)
    command.addOption(new Option(flags, description).helpGroup(FOR_ALL))
  command.addHelpOption(new Option('-h, --help', 'print this').helpGroup(FOR_ALL))
}

function globalOptionsOf(program: Command, command: Command): GlobalOptions {
  const [before, behind] = [program.opts<GlobalOptions>(), command.opts<GlobalOptions>()]
  return { ...before, ...behind, color: before.color && behind.color }
}

/** Commander hands over each argument, a list for a repeated one, then its own options and command. */
function argumentsOf(given: readonly unknown[]): string[] {
  return given
    .slice(0, -2)
    .flatMap(argument =>
      Array.isArray(argument) ? argument.map(String) : argument === undefined ? [] : [String(argument)],
    )
}

function examplesText(title: string, examples: readonly string[], paint: Paint): string {
  return `\n${paint('head', title)}\n${examples.map(example => `  npm run -s icelist -- ${example}`).join('\n')}`
}
