import { Chance } from '../fixtures/generator/ddor/chance.ts'
import { MUTATIONS } from './mutate.ts'
import { FORMAT_MUTATIONS } from './mutate-format.ts'
import type { Sample } from './samples.ts'

export interface Mutant {
  readonly number: number
  readonly sample: Sample
  /** names of the mutations, in the order in which they were made */
  readonly mutations: readonly string[]
  readonly bytes: Uint8Array
}

/** Most mutants are spoilt once, so that what did the damage can be told. */
const TWICE = 0.2

/** Mutant number `number` of this seed, whatever other mutants there are. */
export function mutantOf(samples: readonly Sample[], seed: number, number: number): Mutant {
  const chance = new Chance(Math.imul(seed, 0x9e3779b1) ^ number)
  const sample = chance.pick(samples)
  const donor = chance.pick(samples).bytes
  const kinds = Object.entries({ ...MUTATIONS, ...FORMAT_MUTATIONS[sample.format] })
  const mutations: string[] = []
  let { bytes } = sample
  do {
    const [name, mutate] = chance.pick(kinds)
    bytes = bytes.length === 0 ? bytes : mutate(bytes, chance, donor)
    mutations.push(name)
  } while (chance.next() < TWICE)
  return { number, sample, mutations, bytes }
}
