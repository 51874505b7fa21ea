import { compare } from '../compare/compare.ts'
import type { Change } from '../model.ts'
import { placeExists } from '../places/exists.ts'
import { changePhrase } from '../report/phrases.ts'
import { PLAIN } from '../report/plain.ts'
import type { Observation, Store } from '../store/store.ts'
import type { Said } from './between.ts'
import type { ChangeCorrection } from './correction.ts'
import { lacking, pairsByKey } from './lacking.ts'
import { nameOf } from './versions.ts'

/** Two consecutive versions, by their captures. */
interface Step {
  readonly from: Observation
  readonly to: Observation
}

/** What is said to have changed from each version to the next, where it is not what was said. */
export async function changesBetween(
  said: Said,
  store: Pick<Store, 'entriesRead'>,
): Promise<ChangeCorrection[]> {
  const [was, is] = [stepsOf(said.was), stepsOf(said.is)]
  const corrections: ChangeCorrection[] = []
  for (const to of inOrder(said)) {
    const [old, now] = [was.get(to.capture), is.get(to.capture)]
    if (old && now && sameStep(old, now)) continue
    const difference = changesApart(await changesOf(old, store), await changesOf(now, store))
    const { appear, vanish, differ } = difference
    if (appear.length + vanish.length + differ.length > 0) corrections.push({ to: nameOf(to), ...difference })
  }
  return corrections
}

/** Steps between versions, by the capture of the later one. */
function stepsOf(observations: readonly Observation[]): Map<number, Step> {
  const versions = observations.filter(({ standing }) => standing.as === 'version')
  return new Map(
    versions.flatMap((to, index): [number, Step][] => {
      const from = versions[index - 1]
      return from ? [[to.capture, { from, to }]] : []
    }),
  )
}

/** Every capture that is known before or after, as it is known last. */
function inOrder({ was, is }: Said): Observation[] {
  const now = new Set(is.map(({ capture }) => capture))
  return [...is, ...was.filter(({ capture }) => !now.has(capture))]
}

function sameStep(one: Step, other: Step): boolean {
  return (
    one.from.capture === other.from.capture &&
    one.from.content === other.from.content &&
    one.to.content === other.to.content
  )
}

async function changesOf(step: Step | undefined, store: Pick<Store, 'entriesRead'>): Promise<Change[]> {
  if (!step) return []
  const [before, after] = [
    await store.entriesRead(step.from.reading),
    await store.entriesRead(step.to.reading),
  ]
  return compare(before, after, { placeExists }).changes
}

/** Pure. Changes of one entry that are said otherwise differ; the rest of those that are not on both sides come and go. */
function changesApart(was: readonly Change[], is: readonly Change[]): Omit<ChangeCorrection, 'to'> {
  const [vanish, appear] = [lacking(was, is, saidOf), lacking(is, was, saidOf)]
  const pairs = pairsByKey(vanish, appear, keyOf)
  const paired = new Set(pairs.flat())
  return {
    appear: appear.filter(change => !paired.has(change)),
    vanish: vanish.filter(change => !paired.has(change)),
    differ: pairs.map(([old, now]) => ({ was: old, is: now })),
  }
}

/** In the words in which it is told: what else its entries say is told of them. */
function saidOf(change: Change): string {
  return `${change.kind}, ${changePhrase(change, PLAIN)}`
}

function keyOf({ before, after }: Change): string {
  return (before ?? after)?.key ?? ''
}
