import type { Verb } from './verb.ts'
import { changelog } from './verbs/changelog.ts'
import { demo } from './verbs/demo.ts'
import { diff } from './verbs/diff.ts'
import { importVerb } from './verbs/import.ts'
import { run } from './verbs/run.ts'
import { show } from './verbs/show.ts'
import { snapshots } from './verbs/snapshots.ts'
import { sources } from './verbs/sources.ts'
import { status } from './verbs/status.ts'
import { watch } from './verbs/watch.ts'

/** Every command, in the order of the help. */
export const VERBS: readonly Verb[] = [
  run,
  watch,
  importVerb,
  sources,
  snapshots,
  show,
  diff,
  changelog,
  status,
  demo,
]
