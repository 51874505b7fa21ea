import { z } from 'zod'
import { ChangeCounts, ChangeKind, Day, Instant, SnapshotSummary } from '../model.ts'

/** What a channel can be told of. */
export const AlertKind = z.enum([
  /** a version that differs from the one before it, or the first of its list */
  'new-version',
  /** a version waits for a person's decision */
  'held',
  'withdrawn',
  'restored',
  /** a version's changes concern a place of the configuration's watch list */
  'watched-place',
  /** the list could not be had: told once a day for as long as it is the same trouble */
  'failing',
  /** it could be had again */
  'recovered',
])
export type AlertKind = z.infer<typeof AlertKind>

/**
 * Something that people are told, as a JSON webhook and a command receive it. Every text is one plain line, without control
 * characters; what is printed in documents stands in it as printed, so whoever shows it must escape it.
 */
export const AlertEvent = z.strictObject({
  /** the same event has the same id for ever: whoever was told of it before can leave it out */
  id: z.string(),
  kind: z.union([AlertKind, z.literal('test')]),
  /** null for a test */
  list: z.string().nullable(),
  /** the list's title */
  title: z.string(),
  /** when icelist saw it */
  at: Instant,
  /** all of it in one line; nothing in it comes from a document */
  subject: z.string(),
  sentences: z.array(z.string()),
  version: SnapshotSummary.extend({ inForceOn: Day }).nullable(),
  summary: ChangeCounts.nullable(),
  /** by kind, then by state and name; the first of them where there are very many */
  changes: z.array(z.strictObject({ kind: ChangeKind, text: z.string() })),
  /** how many changes are left out */
  changesLeftOut: z.int().nonnegative(),
})
export type AlertEvent = z.infer<typeof AlertEvent>
