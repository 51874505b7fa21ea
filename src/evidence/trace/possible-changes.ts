import type { Said, Step } from '../../compare/change-id.ts'
import type { ListHistory, Snapshot } from '../../store/store.ts'

/** Two consecutive versions, and the hashes of the entries in which they differ. */
export interface PossibleStep extends Step {
  readonly from: Snapshot
  readonly to: Snapshot
  /** in the earlier version and not, or less often, in the later; and the reverse */
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

/** The steps of a list's history in which something changed, oldest first. */
export function possibleSteps({ snapshots, stretches }: ListHistory): PossibleStep[] {
  const gone = Map.groupBy(stretches, ({ last }) => last)
  const come = Map.groupBy(stretches, ({ first }) => first)
  const hashes = (some: ListHistory['stretches'] = []) => some.map(({ hash }) => hash)
  return snapshots.flatMap((to, index) => {
    const from = snapshots[index - 1]
    if (!from) return []
    const step = { gone: hashes(gone.get(from.number)), come: hashes(come.get(to.number)) }
    return step.gone.length + step.come.length === 0 ? [] : [{ list: to.list, from, to, ...step }]
  })
}

/** Every change that a step can have, whichever entries are told to be the same. */
export function* possibleChanges({ gone, come }: PossibleStep): Generator<Said> {
  for (const before of gone) yield { kind: 'removed', before, after: null }
  for (const after of come) yield { kind: 'added', before: null, after }
  for (const before of gone)
    for (const after of come) {
      yield { kind: 'renamed', before, after }
      yield { kind: 'changed', before, after }
    }
}
