import type { Verb } from './verb.ts'
import { brief } from './verbs/brief.ts'
import { captures } from './verbs/captures.ts'
import { changelog } from './verbs/changelog.ts'
import { check } from './verbs/check.ts'
import { accept, reject } from './verbs/decide.ts'
import { demo } from './verbs/demo.ts'
import { diff } from './verbs/diff.ts'
import { history } from './verbs/history.ts'
import { importVerb } from './verbs/import.ts'
import { places } from './verbs/places.ts'
import { review } from './verbs/review.ts'
import { run } from './verbs/run.ts'
import { show } from './verbs/show.ts'
import { snapshots } from './verbs/snapshots.ts'
import { sources } from './verbs/sources.ts'
import { status } from './verbs/status.ts'
import { tryVerb } from './verbs/try.ts'
import { watch } from './verbs/watch.ts'

/** Every command, in the order of the help. */
export const VERBS: readonly Verb[] = [
  run,
  watch,
  importVerb,
  tryVerb,
  sources,
  snapshots,
  show,
  diff,
  history,
  check,
  brief,
  places,
  captures,
  review,
  accept,
  reject,
  changelog,
  status,
  demo,
]
