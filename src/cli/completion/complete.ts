import { GLOBAL_OPTIONS } from '../global-options.ts'
import type { Verb, VerbOption } from '../verb.ts'
import type { ListedVerb } from '../verbs.ts'

/** A word that can stand where the Tab key was pressed. */
export interface Candidate {
  readonly word: string
  readonly description: string
}

/** What can stand there: words, or names of files or folders, which the shell knows better. */
export type Completion = readonly Candidate[] | 'files' | 'folders'

/** What the names of arguments in a usage stand for, `list` and `lists` alike. */
export type Values = Readonly<Record<string, Completion>>

const HELP: VerbOption = { flags: '--help', description: 'what it does, with examples' }

/**
 * Completes the last of the words of a command line, from the definitions of the verbs.
 * @param words behind the program's name; the last is blank where a new one begins
 */
export async function complete(
  words: readonly string[],
  verbs: readonly (ListedVerb & { readonly name: string })[],
  values: Values,
): Promise<Completion> {
  const before = words.slice(0, -1)
  const found = await completionOf(before, words.at(-1) ?? '', verbs, values)
  if (typeof found === 'string') return found
  return found.filter(({ word }) => word.startsWith(words.at(-1) ?? ''))
}

async function completionOf(
  before: readonly string[],
  current: string,
  verbs: readonly (ListedVerb & { readonly name: string })[],
  values: Values,
): Promise<Completion> {
  const listed = verbs.find(({ name }) => before.includes(name))
  const verb = (await listed?.load()) ?? null
  const options = [...(verb?.options ?? []), ...GLOBAL_OPTIONS, HELP]
  const open = options.find(option => option.flags.split(' ')[0] === before.at(-1))
  const value = open && valueOf(open)
  if (open && value) return open.choices ? open.choices.map(bare) : (values[value] ?? [])
  if (current.startsWith('-'))
    return options.map(({ flags, description }) => ({ word: flags.split(' ')[0] ?? '', description }))
  if (!listed || !verb) return verbs.map(({ name, summary }) => ({ word: name, description: summary }))
  const given = argumentsIn(before.slice(before.indexOf(listed.name) + 1), options)
  return argumentAt(listed.usage, given.length, verb, values)
}

/** `file` of `--out <file>`; null for an option that is said or not. */
function valueOf({ flags }: VerbOption): string | null {
  return /<(\w+)>/.exec(flags)?.[1] ?? null
}

/** The words that are neither options nor their values. */
function argumentsIn(words: readonly string[], options: readonly VerbOption[]): string[] {
  const takesValue = (word: string | undefined) =>
    options.some(option => option.flags.split(' ')[0] === word && valueOf(option) !== null)
  return words.filter((word, at) => !word.startsWith('-') && !takesValue(words[at - 1]))
}

function argumentAt(usage: string, position: number, { words = {} }: Verb, values: Values): Completion {
  const names = Array.from(usage.matchAll(/[<[](\w+)(\.\.\.)?[>\]]/g), ([, name = '', more]) => ({
    name,
    more,
  }))
  const last = names.at(-1)
  const name = names[position]?.name ?? (last?.more && last.name)
  if (!name) return []
  return words[name]?.map(bare) ?? values[name] ?? []
}

function bare(word: string): Candidate {
  return { word, description: '' }
}
