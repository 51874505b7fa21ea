import { changeId } from '../compare/change-id.ts'
import type { Difference, Notice } from '../model.ts'
import { capitalised, sentence } from '../text/wording.ts'
import { byKind } from './order.ts'
import { changePhrase, explainedPhrase, noticePhrase } from './phrases.ts'
import { MARKDOWN, markdown } from './plain.ts'
import { countsAndTotal } from './version-phrase.ts'

/** What changed between any two versions: counts, changes by kind and state, notices. */
export function differenceMarkdown(difference: Difference): string {
  const explained = explainedPhrase(difference.changes)
  const first = sentence(`${countsAndTotal(difference)}${explained && `; ${explained}`}`)
  return [first, ...changesMarkdown(difference), ...noticesMarkdown(difference.notices)].join('\n\n')
}

/** Paragraphs: a title and a list for each kind of change; each line ends with the id for `show-evidence`. */
export function changesMarkdown(difference: Difference): string[] {
  return byKind(difference.changes).flatMap(({ kind, changes }) => [
    `**${capitalised(kind)} (${changes.length})**`,
    changes
      .map(change => `- ${changePhrase(change, MARKDOWN)} \`${changeId(difference, change)}\``)
      .join('\n'),
  ])
}

/** Paragraphs below the changes; none where there is no notice. */
export function noticesMarkdown(notices: readonly Notice[]): string[] {
  if (notices.length === 0) return []
  const lines = notices.map(notice => `- ${markdown(noticePhrase(notice))}`)
  return ['**Notices** (not changes of the list)', lines.join('\n')]
}
