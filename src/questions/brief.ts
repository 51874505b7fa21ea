import { z } from 'zod'
import { UsageError } from '../errors.ts'
import { Entry } from '../model.ts'
import { stateOf } from '../places/states.ts'
import type { Source } from '../sources/source.ts'
import type { Snapshot } from '../store/store.ts'
import { fold } from '../text/fold.ts'
import { Version, versionOf } from './version.ts'

/** What `brief --json` prints. */
export const Brief = z.strictObject({
  list: z.string(),
  title: z.string(),
  publisher: z.string(),
  /** what was asked for, in words: "in the Boston area of responsibility" */
  of: z.string(),
  entries: z.array(Entry),
  /** entries of the whole version */
  total: z.int().nonnegative(),
  version: Version,
  /** where the document was captured; null when it was imported */
  url: z.string().nullable(),
})
export type Brief = z.infer<typeof Brief>

/** Which part of a list is asked for; at least one of the two. */
export interface BriefPart {
  /** field office, as a person types it */
  readonly aor: string | null
  /** USPS code */
  readonly state: string | null
}

/**
 * One part of one version.
 * @throws UsageError when the version names no such field office; the message has those that it names
 */
export function briefOf(
  source: Source,
  snapshot: Snapshot,
  entries: readonly Entry[],
  part: BriefPart,
): Brief {
  const office = part.aor === null ? null : officeNamed(part.aor, entries, source.id)
  return {
    list: source.id,
    title: source.title,
    publisher: source.publisher,
    of: partPhrase(office, part.state),
    entries: entries.filter(
      entry =>
        (office === null || officeOf(entry) === office) &&
        (part.state === null || entry.state === part.state),
    ),
    total: entries.length,
    version: versionOf(snapshot),
    url: snapshot.url,
  }
}

/** The field office as the document prints it. */
function officeNamed(wanted: string, entries: readonly Entry[], list: string): string {
  const offices = [...new Set(entries.map(officeOf))].filter(office => office !== '').sort()
  const office = offices.find(printed => fold(printed) === fold(wanted))
  if (office !== undefined) return office
  throw new UsageError(
    offices.length === 0
      ? `${list} names no areas of responsibility. Ask for a state with --state.`
      : `This version of ${list} names no area of responsibility "${wanted}". It names: ${offices.join(', ')}.`,
  )
}

function officeOf({ fields }: Entry): string {
  return typeof fields.aor === 'string' ? fields.aor : ''
}

function partPhrase(office: string | null, state: string | null): string {
  const parts = [
    ...(office === null ? [] : [`in the ${office} area of responsibility`]),
    ...(state === null ? [] : [`in ${stateOf(state).name}`]),
  ]
  return parts.join(' and ')
}
