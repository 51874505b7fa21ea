import { differenceBetween } from '../compare/difference.ts'
import type { Change, Difference, SnapshotSummary } from '../model.ts'
import { summaryOf } from '../snapshot/summary.ts'
import type { Source } from '../sources/source.ts'
import type { Snapshot, Store } from '../store/store.ts'
import { differenceMarkdown, provenanceMarkdown } from './markdown.ts'
import { counted } from './phrases.ts'
import { markdown } from './plain.ts'

/** One change of one list, as `changelog --format jsonl` prints it. */
export type ChangelogLine = { list: string; from: SnapshotSummary; to: SnapshotSummary } & Change

/** Every change between consecutive versions of a list, oldest first. */
export async function* changelogLines(store: Store, list: string): AsyncGenerator<ChangelogLine> {
  for await (const { from, to, changes } of differences(store, await store.snapshots(list)))
    for (const change of changes) yield { list, from, to, ...change }
}

/** CHANGELOG.md: by list, newest version first. The same record gives the same bytes. */
export async function changelogMarkdown(store: Store, sources: readonly Source[]): Promise<string> {
  const parts = [
    '# Changelog',
    '',
    'What changed in each list from one version to the next. Made from the record; every version names its document.',
  ]
  for (const source of sources) {
    const snapshots = await store.snapshots(source.id)
    if (snapshots.length === 0) continue
    parts.push('', `## ${source.title} (${source.id})`)
    parts.push(...(await listSections(store, snapshots)).reverse())
  }
  return `${parts.join('\n')}\n`
}

async function listSections(store: Store, snapshots: readonly Snapshot[]): Promise<string[]> {
  const sections = snapshots.slice(0, 1).map(first => section(first, baseline(first)))
  for await (const difference of differences(store, snapshots)) {
    const snapshot = snapshots[sections.length]
    if (snapshot) sections.push(section(snapshot, differenceMarkdown(difference)))
  }
  return sections
}

/** The first version held is where the record begins: its entries were not added, they were there. */
function baseline(first: Snapshot): string {
  return `First version held: ${counted(first.entries, 'entry', 'entries')}.`
}

function section(snapshot: Snapshot, body: string): string {
  const version = summaryOf(snapshot)
  const found = snapshot.notices.map(notice => `- ${markdown(notice.text)}${examples(notice.examples)}`)
  const notices = found.length > 0 ? ['', '**About the document**', '', ...found] : []
  const imported = snapshot.order.seenAt === ''
  return [
    '',
    `### ${snapshot.publishedOn ?? snapshot.order.inForceOn}, version ${snapshot.number}`,
    '',
    body,
    ...notices,
    '',
    provenanceMarkdown(version, imported),
  ].join('\n')
}

function examples(printed: readonly string[] | undefined): string {
  return printed && printed.length > 0 ? ` For example: ${printed.map(markdown).join('; ')}.` : ''
}

async function* differences(store: Store, snapshots: readonly Snapshot[]): AsyncGenerator<Difference> {
  for (const [index, to] of snapshots.entries()) {
    const from = snapshots[index - 1]
    if (from) yield await differenceBetween(store, from, to)
  }
}
