import type { Change, ChangeKind } from '../model.ts'
import { entryPhrase, statePhrase } from './phrases.ts'

const KINDS: readonly ChangeKind[] = ['added', 'removed', 'renamed', 'changed']

/** Changes by kind, each kind by state and name; kinds without changes are left out. */
export function byKind(changes: readonly Change[]): { kind: ChangeKind; changes: Change[] }[] {
  return KINDS.map(kind => ({
    kind,
    changes: changes
      .filter(change => change.kind === kind)
      .sort((a, b) => compareText(sortText(a), sortText(b))),
  })).filter(group => group.changes.length > 0)
}

function sortText(change: Change): string {
  const entry = change.before ?? change.after
  return entry ? `${statePhrase(entry)}\u0000${entryPhrase(entry)}` : ''
}

/** By code unit: the same on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
