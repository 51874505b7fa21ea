import type { Change, Difference, SnapshotSummary } from '../model.ts'
import { counted, grouped } from '../text/wording.ts'
import { byKind } from './order.ts'
import { changePhrase, countsPhrase, explainedPhrase, noticePhrase, reasonsOf } from './phrases.ts'
import { PLAIN, plain } from './plain.ts'

const SIGNS = { added: '+', removed: '-', renamed: '>', changed: '~' } as const

/** A difference for a person at a terminal. Signs and words carry the meaning; there is no colour to miss. */
export function differenceText(difference: Difference): string {
  return differenceLines(difference, () => [])
}

/** The same, with the facts that each rename rests on. */
export function explainedDifferenceText(difference: Difference): string {
  return differenceLines(difference, reasonsOf)
}

function differenceLines(difference: Difference, below: (change: Change) => string[]): string {
  const { list, from, to, summary, changes, notices } = difference
  const lines = [
    `${list}: version ${from.snapshot} → ${to.snapshot}`,
    `  from ${versionText(from)}`,
    `  to   ${versionText(to)}`,
    `  ${countsPhrase(summary)}; ${grouped(from.entries)} → ${counted(to.entries, 'entry', 'entries')}`,
  ]
  const explained = explainedPhrase(changes)
  if (explained) lines.push(`  ${explained}`)
  for (const group of byKind(changes)) {
    lines.push('', `${group.kind} (${group.changes.length})`)
    for (const change of group.changes) {
      lines.push(`  ${SIGNS[group.kind]} ${changePhrase(change, PLAIN)}`)
      lines.push(...below(change).map(line => `      ${plain(line)}`))
    }
  }
  if (notices.length > 0) lines.push('', 'notices (not changes of the list)')
  for (const notice of notices) lines.push(`  ! ${plain(noticePhrase(notice))}`)
  return `${lines.join('\n')}\n`
}

/** "2025-05-31, 605 entries, document 1f2e3d4c5b6a (sanctuary-jurisdictions)". */
export function versionText(version: SnapshotSummary): string {
  const file = version.file === null ? '' : ` (${plain(version.file)})`
  const when = version.publishedOn ?? `captured ${version.capturedAt}`
  return `${when}, ${counted(version.entries, 'entry', 'entries')}, document ${version.document.slice(0, 12)}${file}`
}
