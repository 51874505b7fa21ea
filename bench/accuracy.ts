import { compare } from '../src/compare/compare.ts'
import { type Change, ChangeKind } from '../src/model.ts'
import { placeExists } from '../src/places/exists.ts'
import { fold } from '../src/text/fold.ts'
import { corpusMissing } from './corpus.ts'
import { measureLabelledRenames, share } from './labelled-renames.ts'
import { EACH, type LabelledStep, labelledStep } from './labelled-steps.ts'
import type { Section } from './row.ts'

const STEPS = 40

/** How right the answers are: on generated steps always, on the real workbooks where they are. */
export async function measureAccuracy(): Promise<Section> {
  return {
    title: 'Accuracy',
    rows: [],
    text: [...generated(), '', ...(await real())].join('\n'),
  }
}

function generated(): string[] {
  const scores = ChangeKind.options.map(kind => ({ kind, truth: 0, found: 0, right: 0 }))
  for (let seed = 1; seed <= STEPS; seed++) {
    const step = labelledStep(seed)
    const { changes } = compare(step.before, step.after, { placeExists })
    for (const score of scores) {
      const truth = truthOf(step, score.kind)
      const found = changes.filter(change => change.kind === score.kind).map(nameOf)
      score.truth += truth.size
      score.found += found.length
      score.right += found.filter(name => truth.has(name)).length
    }
  }
  return [
    `${STEPS} generated steps of about 950 entries each: ${EACH} entries renamed (slips, abbreviations, words dropped; half of them without a link to the agreement), ${EACH} replaced by another agency of the same state and kind, ${EACH} with another county; the rest typed again in other type, sorted otherwise, one row twice.`,
    '',
    '| kind | true | found | right | precision | recall |',
    '|---|---|---|---|---|---|',
    ...scores.map(
      ({ kind, truth, found, right }) =>
        `| ${kind} | ${truth} | ${found} | ${right} | ${share(right, found)} | ${share(right, truth)} |`,
    ),
  ]
}

function truthOf({ truth }: LabelledStep, kind: ChangeKind): Set<string> {
  return new Set(truth[kind].map(fold))
}

function nameOf({ kind, before, after }: Change): string {
  return fold(kind === 'renamed' ? `${before?.name} → ${after?.name}` : `${(before ?? after)?.name}`)
}

async function real(): Promise<string[]> {
  if (corpusMissing) return ['The real workbooks with labelled pairs are not here.']
  const { steps, labelled, missed, found, unexplained, lookalikes, merged } = await measureLabelledRenames()
  const right = found - unexplained.length
  const sure = (labels: typeof labelled) => labels.filter(({ verdict }) => verdict === 'sure').length
  return [
    `${steps} steps between real workbooks, with ${labelled.length} pairs of rows that were labelled as renames by hand and ${lookalikes} look-alike pairs that are two agencies:`,
    '',
    `- renamed: precision ${share(right, found)} (${right} of ${found}), recall ${share(labelled.length - missed.length, labelled.length)} (${labelled.length - missed.length} of ${labelled.length}); of the pairs that are sure, ${sure(labelled) - sure(missed)} of ${sure(labelled)}`,
    `- look-alike pairs taken for one agency: ${merged.length} of ${lookalikes}`,
  ]
}
