import type { Difference, Notice, SnapshotSummary } from '../model.ts'
import { byKind } from './order.ts'
import { changePhrase, counted, countsPhrase, explainedPhrase, noticePhrase } from './phrases.ts'
import { MARKDOWN, markdown, markdownCode } from './plain.ts'

const TITLES = { added: 'Added', removed: 'Removed', renamed: 'Renamed', changed: 'Changed' } as const

/** What follows the heading of a version: counts, changes by kind and state, notices. */
export function differenceMarkdown({ from, to, summary, changes, notices }: Difference): string {
  const explained = explainedPhrase(changes)
  const lines = [
    `${capitalised(countsPhrase(summary))}; ${from.entries.toLocaleString('en-US')} → ${counted(to.entries, 'entry', 'entries')}${explained && `; ${explained}`}.`,
  ]
  for (const group of byKind(changes)) {
    lines.push('', `**${TITLES[group.kind]} (${group.changes.length})**`, '')
    for (const change of group.changes) lines.push(`- ${changePhrase(change, MARKDOWN)}`)
  }
  return [...lines, ...noticesMarkdown(notices)].join('\n')
}

/** Lines below the changes; none where there is no notice. */
export function noticesMarkdown(notices: readonly Notice[]): string[] {
  if (notices.length === 0) return []
  return [
    '',
    '**Notices** (not changes of the list)',
    '',
    ...notices.map(notice => `- ${markdown(noticePhrase(notice))}`),
  ]
}

/** Where a version can be checked: its document, and how it came. */
export function provenanceMarkdown(version: SnapshotSummary, imported: boolean): string {
  const file = version.file === null ? '' : ` ${markdownCode(version.file)},`
  const came = imported ? 'imported' : `captured ${version.capturedAt}`
  return `Document${file} SHA-256 \`${version.document}\`, ${came}.`
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
