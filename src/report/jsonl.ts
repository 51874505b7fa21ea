import { z } from 'zod'
import { changeId } from '../compare/change-id.ts'
import { Change, ChangeCounts, Day, Instant, Notice, SnapshotSummary } from '../model.ts'
import { versionOf } from '../questions/version.ts'
import { correctionParts } from './corrections/correction-parts.ts'
import type { CorrectionItem, Item, VersionItem } from './items/item.ts'
import { PLAIN } from './plain.ts'

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

/** What the record says otherwise since documents were read again; the publisher changed nothing by it. */
const CorrectionLine = z.strictObject({
  line: z.literal('correction'),
  id: z.string(),
  list: z.string(),
  at: Instant,
  /** the list whose reader was replaced, the versions of it that had read the documents, and the one that read them now */
  reader: z.strictObject({ list: z.string(), from: z.array(z.int()), to: z.int() }),
  sentences: z.array(z.string()),
  /** what appears, vanishes or differs, in words */
  parts: z.array(z.strictObject({ title: z.string(), lines: z.array(z.string()) })),
})

/** A line of `changelog --format jsonl`; published as schema/changelog.schema.json. */
export const ChangelogLine = z.discriminatedUnion('line', [VersionLine, ChangeLine, PageLine, CorrectionLine])
export type ChangelogLine = z.infer<typeof ChangelogLine>

/** What an item tells, as lines. */
export function itemLines(item: Item): ChangelogLine[] {
  if (item.kind === 'version') return [versionLine(item), ...changeLines(item)]
  if (item.kind === 'correction') return [correctionLine(item)]
  const { kind, id, source, sentences, event } = item
  const { at, lastSeen, missingSince } = event
  return [{ line: kind, id, list: source.id, at, lastSeen, missingSince, sentences: [...sentences] }]
}

function correctionLine({ id, source, sentences, correction }: CorrectionItem): ChangelogLine {
  const { at, reader } = correction
  return {
    line: 'correction',
    id,
    list: source.id,
    at,
    reader: { ...reader, from: [...reader.from] },
    sentences: [...sentences],
    parts: correctionParts(correction, PLAIN).map(({ title, lines }) => ({ title, lines: [...lines] })),
  }
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
