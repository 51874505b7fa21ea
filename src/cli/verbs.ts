import type { Verb } from './verb.ts'

/** A command as the help lists it. */
export interface ListedVerb {
  /** with its arguments: `diff <list> [from] [to]` */
  readonly usage: string
  readonly summary: string
  /** done when it is wanted: a verb brings its libraries along, and the help of all needs none of them */
  readonly load: () => Promise<Verb>
}

/** Every command by its name, under the headings and in the order of the help. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, ListedVerb>>>> = {
  'Building the record': {
    run: {
      usage: 'run [lists...]',
      summary: 'fetch, archive, read, judge, keep and compare the named lists once, or all that are kept up',
      load: async () => (await import('./verbs/run.ts')).run,
    },
    watch: {
      usage: 'watch',
      summary: 'the scheduled job: run each list at its cadence until the process is asked to stop',
      load: async () => (await import('./verbs/watch.ts')).watch,
    },
    backfill: {
      usage: 'backfill <list>',
      summary:
        'bring in what a web archive holds of a list, oldest first; goes on where it was ended, asks for nothing twice',
      load: async () => (await import('./verbs/backfill.ts')).backfillVerb,
    },
    import: {
      usage: 'import <list> <files...>',
      summary:
        'take documents that you already have through the same stages: files, folders, ZIP, WARC and WACZ files, or a manifest (CSV: file, published, captured, URL); may be repeated, changes nothing twice',
      load: async () => (await import('./verbs/import.ts')).importVerb,
    },
    review: {
      usage: 'review',
      summary: 'what is held until a person decides: why, and what would change',
      load: async () => (await import('./verbs/review.ts')).review,
    },
    accept: {
      usage: 'accept <capture>',
      summary: 'make a version of what a held capture brought',
      load: async () => (await import('./verbs/decide.ts')).accept,
    },
    reject: {
      usage: 'reject <capture>',
      summary: 'keep what a held capture brought out of the record; its bytes stay archived',
      load: async () => (await import('./verbs/decide.ts')).reject,
    },
    reread: {
      usage: 'reread [lists...]',
      summary: "read the archive again with today's readers, and say what that changes in the record",
      load: async () => (await import('./verbs/reread.ts')).reread,
    },
  },
  'Asking it': {
    sources: {
      usage: 'sources',
      summary: 'the lists that are kept, where they are published and how often they are looked at',
      load: async () => (await import('./verbs/sources.ts')).sources,
    },
    status: {
      usage: 'status',
      summary:
        'for each list: when it was last seen good, what came of the last attempt, what is held, when it is due',
      load: async () => (await import('./verbs/status.ts')).status,
    },
    snapshots: {
      usage: 'snapshots <list>',
      summary: 'every version of a list that is held, in order',
      load: async () => (await import('./verbs/snapshots.ts')).snapshots,
    },
    show: {
      usage: 'show <list>',
      summary:
        'the entries of a list; LIST@VERSION for another version than the latest, capture:N for one capture',
      load: async () => (await import('./verbs/show.ts')).show,
    },
    diff: {
      usage: 'diff <list> [from] [to]',
      summary:
        'what changed between two versions: first, previous, latest, a number, or a day (default: previous latest)',
      load: async () => (await import('./verbs/diff.ts')).diff,
    },
    check: {
      usage: 'check [places...]',
      summary: 'whether each list names the places; exits with 10 when one is listed',
      load: async () => (await import('./verbs/check.ts')).check,
    },
    history: {
      usage: 'history <place>',
      summary:
        'every list that ever named the place: from which version to which, under which names, and what changed',
      load: async () => (await import('./verbs/history.ts')).history,
    },
    brief: {
      usage: 'brief <list>',
      summary:
        'a paragraph and a table to paste: the entries of a field office or a state; LIST@VERSION for another version than the latest',
      load: async () => (await import('./verbs/brief.ts')).brief,
    },
    places: {
      usage: 'places [lists...]',
      summary:
        "how many names of each list's last version are certain places; `places import FILE` adds the Census gazetteer",
      load: async () => (await import('./verbs/places.ts')).places,
    },
    captures: {
      usage: 'captures <list>',
      summary:
        'every attempt to obtain a list, newest first: when, what came, and the verdict with its reason',
      load: async () => (await import('./verbs/captures.ts')).captures,
    },
    'show-evidence': {
      usage: 'show-evidence <id>',
      summary:
        'where the archived documents show a change, by the id in the changelog, or an entry, by LIST@VERSION:ROW or LIST@VERSION:NAME',
      load: async () => (await import('./verbs/show-evidence.ts')).showEvidence,
    },
  },
  'Telling others': {
    changelog: {
      usage: 'changelog [lists...]',
      summary: 'write CHANGELOG.md, or print all that it tells in another form',
      load: async () => (await import('./verbs/changelog.ts')).changelog,
    },
    alert: {
      usage: 'alert [channels...]',
      summary: 'the channels of the configuration and what waits to be told; or try them',
      load: async () => (await import('./verbs/alert.ts')).alert,
    },
    export: {
      usage: 'export <format> [lists...]',
      summary: 'the captures as a WARC file; entries and changes as CSV, JSON lines or a SQLite database',
      load: async () => (await import('./verbs/export.ts')).exportVerb,
    },
    site: {
      usage: 'site',
      summary:
        'writes the record as a web site: static pages that need no server and ask nobody else for anything',
      load: async () => (await import('./verbs/site.ts')).site,
    },
    serve: {
      usage: 'serve',
      summary:
        'shows the site to this machine alone, and rebuilds it after each run, until it is asked to stop',
      load: async () => (await import('./verbs/serve.ts')).serve,
    },
  },
  'Proving, trying, setting up': {
    verify: {
      usage: 'verify',
      summary: 'check that the record is what was recorded: chain, documents, versions, intervals, changelog',
      load: async () => (await import('./verbs/verify.ts')).verify,
    },
    dump: {
      usage: 'dump [lists...]',
      summary:
        'what the record says, a JSON value a line; the same documents give the same lines, in whatever order they came',
      load: async () => (await import('./verbs/dump.ts')).dump,
    },
    try: {
      usage: 'try [document]',
      summary:
        'read one document, a file or an address, as a list of yours would be read, and keep nothing; without one, what is at the list’s own address',
      load: async () => (await import('./verbs/try.ts')).tryVerb,
    },
    demo: {
      usage: 'demo',
      summary:
        'the whole pipeline over sample documents from a loopback server; needs no network, may be repeated',
      load: async () => (await import('./verbs/demo.ts')).demo,
    },
    doctor: {
      usage: 'doctor',
      summary:
        'check this installation: program, data directory, clock, network and alerts; says what to mend',
      load: async () => (await import('./verbs/doctor.ts')).doctor,
    },
    completion: {
      usage: 'completion <shell> [words...]',
      summary:
        'print what a shell (bash, zsh, fish) needs to complete verbs, options and lists with the Tab key',
      load: async () => (await import('./verbs/completion.ts')).completion,
    },
  },
}

export const VERBS = Object.entries(GROUPS).flatMap(([heading, verbs]) =>
  Object.entries(verbs).map(([name, listed]) => ({ ...listed, heading, name })),
)

export const VERB_NAMES = VERBS.map(({ name }) => name)

/** A command that a command line can mean. */
export interface Wanted extends ListedVerb {
  readonly name: string
  /** of its group in the help */
  readonly heading: string
  /** null: it is not named, and needed for the help at most */
  readonly verb: Verb | null
}

/** Those whose names stand in the command line, loaded; or all, not loaded, for the help, when none does. */
export function verbsFor(argv: readonly string[]): Promise<Wanted[]> {
  const all = VERBS.map(listed => ({ ...listed, verb: null }))
  const named = all.filter(({ name }) => argv.includes(name))
  if (named.length === 0) return Promise.resolve(argv.includes('--version') ? [] : all)
  return Promise.all(named.map(async listed => ({ ...listed, verb: await listed.load() })))
}
