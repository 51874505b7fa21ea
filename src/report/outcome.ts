import type { ListEvent } from '../judge/list-state.ts'
import type { Verdict } from '../model.ts'
import type { Outcome } from '../pipeline.ts'
import type { StoredCapture } from '../store/store.ts'
import { counted } from '../text/wording.ts'
import { countsPhrase } from './phrases.ts'
import { plain } from './plain.ts'

const WORDS: Record<Verdict, string> = {
  'new-version': 'new version',
  'same-list': 'new document, same list',
  'same-bytes': 'unchanged',
  'not-modified': 'unchanged',
  held: 'held for review',
  blocked: 'blocked',
  missing: 'missing',
  failed: 'failed',
}

/** "287g-participating: new version, 12 added, 3 removed, 1,843 entries". */
export function outcomeText(outcome: Outcome): string {
  const { list, verdict, reasons, snapshot, difference, firstOf, event, others } = outcome
  const parts = [WORDS[verdict]]
  if (difference) parts.push(countsPhrase(difference.summary))
  else if (firstOf !== null) parts.push(firstOf > 1 ? `now the first of ${firstOf}` : 'the first held')
  if (snapshot) parts.push(counted(snapshot.entries, 'entry', 'entries'))
  const why = snapshot === null && reasons[0] ? `: ${plain(reasons[0].text)}` : ''
  return `${list}: ${parts.join(', ')}${why}${event ? EVENTS[event.kind](event) : ''}${links(reasons)}${others.map(turned).join('')}`
}

/** What an arrival made of others: a list's history is judged in its order, not in the order in which it became known. */
function turned({ id, list, capturedAt, file, standing }: StoredCapture): string {
  const now = standing === 'held' ? 'is held for review now' : 'is accepted now'
  return `\n  capture ${id} of ${list} (${plain(file ?? capturedAt)}) ${now}`
}

/** Other documents that the landing page did not link before, and those that may be the list's newest, a line each. */
function links(reasons: Outcome['reasons']): string {
  return reasons
    .filter(({ rule }) => rule === 'new-link' || rule === 'doubtful-link')
    .map(({ text }) => `\n  ${plain(text)}`)
    .join('')
}

const EVENTS: Record<ListEvent['kind'], (event: ListEvent) => string> = {
  missing: ({ lastSeen }) => ` Last seen in place at ${lastSeen}.`,
  withdrawn: ({ missingSince }) => ` The page counts as withdrawn: missing since ${missingSince}.`,
  restored: ({ missingSince }) => `. The page is back: it was missing from ${missingSince} on.`,
}
