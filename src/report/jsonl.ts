import { z } from 'zod'
import { changeId } from '../compare/change-id.ts'
import { Change, ChangeCounts, Day, Instant, Notice, SnapshotSummary } from '../model.ts'
import { versionOf } from '../questions/version.ts'
import type { Item, VersionItem } from './items/item.ts'

/** A version of a list; its changes follow, a line each. */
const VersionLine = z.strictObject({
  line: z.literal('version'),
  /** a URN, the same in feeds */
  id: z.string(),
  list: z.string(),
  version: SnapshotSummary.extend({ inForceOn: Day }),
  readerVersion: z.int(),
  /** the version before; null for the first one held, whose entries were not added: they were there */
  from: SnapshotSummary.nullable(),
  summary: ChangeCounts.nullable(),
  sentences: z.array(z.string()),
  notices: z.array(Notice),
  /** other names under which the very bytes were published */
  otherNames: z.array(z.string()),
  /** why a person accepted it, when it was held for review */
  accepted: z.strictObject({ reason: z.string(), decidedAt: Instant }).nullable(),
  /** id of the line that told of this version before an older one arrived late */
  corrects: z.string().nullable(),
})

const ChangeLine = Change.extend({
  line: z.literal('change'),
  /** for `show-evidence` */
  id: z.string(),
  list: z.string(),
  from: SnapshotSummary,
  to: SnapshotSummary,
})

/** What happened to a list's page as a whole; no entry was removed or added by it. */
const PageLine = z.strictObject({
  line: z.enum(['withdrawn', 'restored']),
  id: z.string(),
  list: z.string(),
  /** the look that showed it */
  at: Instant,
  lastSeen: Instant,
  missingSince: Instant,
  sentences: z.array(z.string()),
})

/** A line of `changelog --format jsonl`; published as schema/changelog.schema.json. */
export const ChangelogLine = z.discriminatedUnion('line', [VersionLine, ChangeLine, PageLine])
export type ChangelogLine = z.infer<typeof ChangelogLine>

/** What an item tells, as lines. */
export function itemLines(item: Item): ChangelogLine[] {
  if (item.kind === 'version') return [versionLine(item), ...changeLines(item)]
  const { kind, id, source, sentences, event } = item
  const { at, lastSeen, missingSince } = event
  return [{ line: kind, id, list: source.id, at, lastSeen, missingSince, sentences: [...sentences] }]
}

function versionLine(item: VersionItem): ChangelogLine {
  const { id, source, version, difference, sentences, notices, otherNames, accepted, corrects } = item
  return {
    line: 'version',
    id,
    list: source.id,
    version: versionOf(version),
    readerVersion: version.readerVersion,
    from: difference?.from ?? null,
    summary: difference?.summary ?? null,
    sentences: [...sentences],
    notices: [...notices],
    otherNames: [...otherNames],
    accepted: accepted && { reason: accepted.reason, decidedAt: accepted.decidedAt },
    corrects,
  }
}

function changeLines({ difference }: VersionItem): ChangelogLine[] {
  if (difference === null) return []
  const { list, from, to, changes } = difference
  return changes.map(change => ({
    line: 'change',
    id: changeId(difference, change),
    list,
    from,
    to,
    ...change,
  }))
}
