/**
 * Precision and recall of rename detection, on pairs of rows that were labelled by hand: node bench/renames.ts
 * A pair is found when the step's changes have it as `renamed`. Every other `renamed` counts against precision.
 */
import type { Change } from '../src/model.ts'
import { fold } from '../src/text/fold.ts'
import { comparisons, corpusMissing, type Label, lookalikes, renames, type Step } from './corpus.ts'

interface Found {
  readonly step: Step
  readonly change: Change
}

if (corpusMissing) console.log(`Nothing to measure: the labelled pairs are not at ${corpusMissing}`)
else await measure()

async function measure(): Promise<void> {
  const compared = await comparisons()
  const found = compared.flatMap(({ step, comparison }) =>
    comparison.changes.filter(change => change.kind === 'renamed').map(change => ({ step, change })),
  )
  const labels = renames()
  const unexplained = new Set(found)
  const missed: Label[] = []
  for (const label of labels) {
    const hit = [...unexplained].find(one => isOf(one, label))
    if (hit) unexplained.delete(hit)
    else missed.push(label)
  }
  const merged = lookalikes().filter(label => found.some(one => isOf(one, label)))

  console.log(`steps compared          ${compared.length}`)
  for (const verdict of new Set(labels.map(label => label.verdict))) {
    const all = labels.filter(label => label.verdict === verdict).length
    const lost = missed.filter(label => label.verdict === verdict).length
    console.log(
      `renames labelled ${verdict.padEnd(7)}${all}, found ${all - lost}, recall ${share(all - lost, all)}`,
    )
  }
  const right = found.length - unexplained.size
  console.log(
    `reported as renamed     ${found.length}, labelled ${right}, precision ${share(right, found.length)}`,
  )
  console.log(`look-alikes merged      ${merged.length} of ${lookalikes().length}`)
  for (const list of ['participating', 'pending'] as const) {
    const counts = compared.filter(one => one.step.list === list).map(one => one.comparison.counts)
    const total = (kind: 'added' | 'removed' | 'renamed') =>
      counts.reduce((sum, count) => sum + count[kind], 0)
    console.log(
      `${list.padEnd(24)}${total('added')} added, ${total('removed')} removed, ${total('renamed')} renamed`,
    )
  }
  for (const label of missed) console.log(`missed: ${label.before} → ${label.after} (${label.klass})`)
  for (const label of merged) console.log(`merged: ${label.before} → ${label.after}`)
  for (const { change } of unexplained)
    console.log(
      `not labelled: ${change.before?.name} → ${change.after?.name} (${change.because?.join('; ')})`,
    )
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

function share(part: number, whole: number): string {
  return whole === 0 ? 'n/a' : (part / whole).toFixed(3)
}
