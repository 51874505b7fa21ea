/** Precision and recall of rename detection, on pairs of rows that were labelled by hand: node bench/renames.ts */
import { corpusMissing } from './corpus.ts'
import { measureLabelledRenames, share } from './labelled-renames.ts'

if (corpusMissing) console.log(`Nothing to measure: the labelled pairs are not at ${corpusMissing}`)
else await print()

async function print(): Promise<void> {
  const accuracy = await measureLabelledRenames()
  const { labelled, missed, found, unexplained, merged, compared } = accuracy
  console.log(`steps compared          ${accuracy.steps}`)
  for (const verdict of new Set(labelled.map(label => label.verdict))) {
    const all = labelled.filter(label => label.verdict === verdict).length
    const lost = missed.filter(label => label.verdict === verdict).length
    console.log(
      `renames labelled ${verdict.padEnd(7)}${all}, found ${all - lost}, recall ${share(all - lost, all)}`,
    )
  }
  const right = found - unexplained.length
  console.log(`reported as renamed     ${found}, labelled ${right}, precision ${share(right, found)}`)
  console.log(`look-alikes merged      ${merged.length} of ${accuracy.lookalikes}`)
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
  for (const { before, after, because } of unexplained)
    console.log(`not labelled: ${before?.name} → ${after?.name} (${because?.join('; ')})`)
}
