import { differenceBetween } from '../compare/difference.ts'
import { type ListEvent, listState, type WithdrawnAfter } from '../judge/list-state.ts'
import type { Change, Difference, SnapshotSummary } from '../model.ts'
import { sequenceNotices } from '../snapshot/sequence-notices.ts'
import { summaryOf } from '../snapshot/summary.ts'
import type { Source } from '../sources/source.ts'
import type { Snapshot, Store } from '../store/store.ts'
import { differenceMarkdown, noticesMarkdown, provenanceMarkdown } from './markdown.ts'
import { counted } from './phrases.ts'
import { markdown, markdownCode } from './plain.ts'

/** One change of one list, as `changelog --format jsonl` prints it. */
export type ChangelogLine = { list: string; from: SnapshotSummary; to: SnapshotSummary } & Change

/** Every change between consecutive versions of a list, oldest first. */
export async function* changelogLines(store: Store, list: string): AsyncGenerator<ChangelogLine> {
  for await (const { from, to, changes } of differences(store, await store.snapshots(list)))
    for (const change of changes) yield { list, from, to, ...change }
}

/** CHANGELOG.md: by list, newest first. The same record gives the same bytes. */
export async function changelogMarkdown(
  store: Store,
  sources: readonly Source[],
  withdrawnAfter: WithdrawnAfter,
): Promise<string> {
  const parts = [
    '# Changelog',
    '',
    'What changed in each list from one version to the next. Made from the record; every version names its document.',
  ]
  for (const source of sources) {
    const snapshots = await store.snapshots(source.id)
    if (snapshots.length === 0) continue
    parts.push('', `## ${source.title} (${source.id})`)
    const { events } = listState(await store.looks(source.id), withdrawnAfter)
    parts.push(...(await listSections(store, snapshots, events)).reverse())
  }
  return `${parts.join('\n')}\n`
}

/** Oldest first: each version, and after it what happened to the page while that version was the last one seen. */
async function listSections(
  store: Store,
  snapshots: readonly Snapshot[],
  events: readonly ListEvent[],
): Promise<string[]> {
  const bodies = snapshots.slice(0, 1).map(baseline)
  for await (const difference of differences(store, snapshots)) bodies.push(differenceMarkdown(difference))
  const lastShown = (at: string) =>
    snapshots.findLast(({ order }) => order.seenAt !== '' && order.seenAt <= at)
  const names = Map.groupBy(await store.otherNames(snapshots[0]?.list ?? ''), name => name.snapshot)
  return snapshots.flatMap((snapshot, index) => [
    versionSection(snapshot, bodies[index] ?? '', names.get(snapshot.id) ?? []),
    ...events.flatMap((event, nth) =>
      lastShown(event.at) === snapshot ? eventSection(event, events[nth - 1], snapshot) : [],
    ),
  ])
}

/** What happened to the page as a whole: it was withdrawn, and came back. A short absence is told by `captures` alone. */
function eventSection(event: ListEvent, before: ListEvent | undefined, last: Snapshot): string[] {
  const { kind, at, lastSeen, missingSince } = event
  if (kind === 'withdrawn') {
    const version = `version ${last.number} (${counted(last.entries, 'entry', 'entries')})`
    const text = `The page has been missing since ${missingSince}; ${version} was seen until ${lastSeen}. Its entries were not removed one by one.`
    return [`\n### ${missingSince.slice(0, 10)}, page withdrawn\n\n${text}`]
  }
  if (kind !== 'restored' || before?.kind !== 'withdrawn') return []
  return [
    `\n### ${at.slice(0, 10)}, page restored\n\nThe page is back; it was missing from ${missingSince} on.`,
  ]
}

/** The first version held is where the record begins: its entries were not added, they were there. */
function baseline(first: Snapshot): string {
  const held = `First version held: ${counted(first.entries, 'entry', 'entries')}.`
  return [held, ...noticesMarkdown(first.notices)].join('\n')
}

function versionSection(snapshot: Snapshot, body: string, otherNames: readonly { file: string }[]): string {
  const imported = snapshot.order.seenAt === ''
  const { accepted } = snapshot
  const decision = accepted
    ? ['', `Held for review, accepted on ${accepted.decidedAt.slice(0, 10)}: ${markdown(accepted.reason)}`]
    : []
  return [
    '',
    `### ${snapshot.publishedOn ?? snapshot.order.inForceOn}, version ${snapshot.number}`,
    '',
    body,
    ...otherNames.map(({ file }) => `\nThe same bytes were also published as ${markdownCode(file)}.`),
    ...decision,
    '',
    provenanceMarkdown(summaryOf(snapshot), imported),
  ].join('\n')
}

/** Consecutive versions compared, with what the publisher did to each as a whole. */
async function* differences(store: Store, snapshots: readonly Snapshot[]): AsyncGenerator<Difference> {
  for (const [index, to] of snapshots.entries()) {
    const from = snapshots[index - 1]
    if (!from) continue
    const difference = await differenceBetween(store, from, to)
    yield { ...difference, notices: [...sequenceNotices(snapshots, index), ...difference.notices] }
  }
}
