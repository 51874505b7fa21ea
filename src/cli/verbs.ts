import type { Verb } from './verb.ts'

/** Every command by its name, in the order of the help. One is loaded when it is wanted: it brings its libraries along. */
const LOADERS: Readonly<Record<string, () => Promise<Verb>>> = {
  run: async () => (await import('./verbs/run.ts')).run,
  watch: async () => (await import('./verbs/watch.ts')).watch,
  import: async () => (await import('./verbs/import.ts')).importVerb,
  try: async () => (await import('./verbs/try.ts')).tryVerb,
  sources: async () => (await import('./verbs/sources.ts')).sources,
  snapshots: async () => (await import('./verbs/snapshots.ts')).snapshots,
  show: async () => (await import('./verbs/show.ts')).show,
  diff: async () => (await import('./verbs/diff.ts')).diff,
  history: async () => (await import('./verbs/history.ts')).history,
  check: async () => (await import('./verbs/check.ts')).check,
  brief: async () => (await import('./verbs/brief.ts')).brief,
  places: async () => (await import('./verbs/places.ts')).places,
  captures: async () => (await import('./verbs/captures.ts')).captures,
  review: async () => (await import('./verbs/review.ts')).review,
  accept: async () => (await import('./verbs/decide.ts')).accept,
  reject: async () => (await import('./verbs/decide.ts')).reject,
  changelog: async () => (await import('./verbs/changelog.ts')).changelog,
  status: async () => (await import('./verbs/status.ts')).status,
  demo: async () => (await import('./verbs/demo.ts')).demo,
}

export const VERB_NAMES = Object.keys(LOADERS)

/** The verbs that a command line can mean: those whose names stand in it, or all, for the help, when none does. */
export function verbsFor(argv: readonly string[]): Promise<Verb[]> {
  const named = Object.entries(LOADERS).filter(([name]) => argv.includes(name))
  const wanted = named.length > 0 || argv.includes('--version') ? named : Object.entries(LOADERS)
  return Promise.all(wanted.map(([, load]) => load()))
}
