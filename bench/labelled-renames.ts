import type { Change } from '../src/model.ts'
import { fold } from '../src/text/fold.ts'
import { comparisons, type Label, lookalikes, renames, type Step } from './corpus.ts'

interface Found {
  readonly step: Step
  readonly change: Change
}

/** How the renames that were found in the real workbooks agree with those that were labelled by hand. */
export interface RenameAccuracy {
  readonly steps: number
  readonly labelled: readonly Label[]
  /** labelled, and not found */
  readonly missed: readonly Label[]
  readonly found: number
  /** found, and not labelled */
  readonly unexplained: readonly Change[]
  readonly lookalikes: number
  /** two agencies that were taken for one */
  readonly merged: readonly Label[]
  readonly compared: Awaited<ReturnType<typeof comparisons>>
}

/** A pair is found when the step's changes have it as `renamed`. Every other `renamed` counts against precision. */
export async function measureLabelledRenames(): Promise<RenameAccuracy> {
  const compared = await comparisons()
  const found = compared.flatMap(({ step, comparison }) =>
    comparison.changes.filter(change => change.kind === 'renamed').map(change => ({ step, change })),
  )
  const labelled = renames()
  const unexplained = new Set(found)
  const missed: Label[] = []
  for (const label of labelled) {
    const hit = [...unexplained].find(one => isOf(one, label))
    if (hit) unexplained.delete(hit)
    else missed.push(label)
  }
  return {
    steps: compared.length,
    labelled,
    missed,
    found: found.length,
    unexplained: [...unexplained].map(({ change }) => change),
    lookalikes: lookalikes().length,
    merged: lookalikes().filter(label => found.some(one => isOf(one, label))),
    compared,
  }
}

function isOf({ step, change }: Found, label: Label): boolean {
  return (
    step.list === label.list &&
    step.from_file === label.from_file &&
    step.to_file === label.to_file &&
    fold(change.before?.name ?? '') === fold(label.before) &&
    fold(change.after?.name ?? '') === fold(label.after) &&
    fold(String(change.before?.fields.supportType)) === fold(label.support_type)
  )
}

export function share(part: number, whole: number): string {
  return whole === 0 ? 'n/a' : (part / whole).toFixed(3)
}
