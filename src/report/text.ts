import type { Difference, SnapshotSummary } from '../model.ts'
import { byKind } from './order.ts'
import { changePhrase, counted, countsPhrase } from './phrases.ts'
import { plain } from './plain.ts'

const SIGNS = { added: '+', removed: '-', renamed: '>', changed: '~' } as const

/** A difference for a person at a terminal. Signs and words carry the meaning; there is no colour to miss. */
export function differenceText(difference: Difference): string {
  const { list, from, to, summary, changes, notices } = difference
  const lines = [
    `${list}: version ${from.snapshot} → ${to.snapshot}`,
    `  from ${versionText(from)}`,
    `  to   ${versionText(to)}`,
    `  ${countsPhrase(summary)}; ${from.entries.toLocaleString('en-US')} → ${counted(to.entries, 'entry', 'entries')}`,
  ]
  for (const group of byKind(changes)) {
    lines.push('', `${group.kind} (${group.changes.length})`)
    for (const change of group.changes) lines.push(`  ${SIGNS[group.kind]} ${plain(changePhrase(change))}`)
  }
  if (notices.length > 0) lines.push('', 'notices (not changes of the list)')
  for (const notice of notices) lines.push(`  ! ${plain(notice.text)}`)
  return `${lines.join('\n')}\n`
}

/** "2025-05-31, 605 entries, document 1f2e3d4c5b6a (sanctuary-jurisdictions)". */
export function versionText(version: SnapshotSummary): string {
  const file = version.file === null ? '' : ` (${plain(version.file)})`
  const when = version.publishedOn ?? `captured ${version.capturedAt}`
  return `${when}, ${counted(version.entries, 'entry', 'entries')}, document ${version.document.slice(0, 12)}${file}`
}
