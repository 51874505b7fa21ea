import type { Change, ChangeKind } from '../model.ts'
import { byCodeUnit } from '../text/by-code-unit.ts'
import { entryPhrase, statePhrase } from './phrases.ts'

const KINDS: readonly ChangeKind[] = ['added', 'removed', 'renamed', 'changed']

/** Changes by kind, each kind by state and name; kinds without changes are left out. */
export function byKind(changes: readonly Change[]): { kind: ChangeKind; changes: Change[] }[] {
  return KINDS.map(kind => ({
    kind,
    changes: changes
      .filter(change => change.kind === kind)
      .sort((a, b) => byCodeUnit(sortText(a), sortText(b))),
  })).filter(group => group.changes.length > 0)
}

function sortText(change: Change): string {
  const entry = change.before ?? change.after
  return entry ? `${statePhrase(entry)}\u0000${entryPhrase(entry)}` : ''
}
