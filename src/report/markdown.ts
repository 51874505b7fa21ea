import type { Difference, SnapshotSummary } from '../model.ts'
import { byKind } from './order.ts'
import { changePhrase, counted, countsPhrase } from './phrases.ts'
import { markdown, markdownCode } from './plain.ts'

const TITLES = { added: 'Added', removed: 'Removed', renamed: 'Renamed', changed: 'Changed' } as const

/** What follows the heading of a version: counts, changes by kind and state, notices. */
export function differenceMarkdown({ from, to, summary, changes, notices }: Difference): string {
  const lines = [
    `${capitalised(countsPhrase(summary))}; ${from.entries.toLocaleString('en-US')} → ${counted(to.entries, 'entry', 'entries')}.`,
  ]
  for (const group of byKind(changes)) {
    lines.push('', `**${TITLES[group.kind]} (${group.changes.length})**`, '')
    for (const change of group.changes) lines.push(`- ${markdown(changePhrase(change))}`)
  }
  if (notices.length > 0) lines.push('', '**Notices** (not changes of the list)', '')
  for (const notice of notices) lines.push(`- ${markdown(notice.text)}`)
  return lines.join('\n')
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
