import type { Entry } from '../../src/model.ts'
import { STATES } from '../../src/places/states.ts'
import { agreement, reprinted } from './entries.ts'

/** Two versions whose differences are known, because they were made. */
export interface Generated {
  readonly before: Entry[]
  readonly after: Entry[]
  /** names, by what was done to them */
  readonly truth: { added: string[]; removed: string[]; renamed: string[]; changed: string[] }
}

const ONSETS = ['b', 'br', 'c', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w']
const NUCLEI = ['a', 'e', 'i', 'o', 'u', 'ai', 'ee', 'ou']
const CODAS = ['n', 'r', 'l', 'm', 's', 'ck', 'rd', 'lt']
const AGENCIES = ["County Sheriff's Office", 'Police Department', 'County Department of Corrections']
const STATES_OF_THE_UNION = STATES.slice(0, 51)

/**
 * A list of `size` agencies, and its next version: 7 added, 5 removed, 4 with a letter left out of their name, 3 with
 * another link. The same at every call.
 */
export function generate(size: number): Generated {
  const random = randomNumbers(size)
  const names = new Set<string>()
  while (names.size < size + 7) names.add(`${placeName(random)} ${AGENCIES[random(AGENCIES.length)]}`)
  const all = [...names].map((name, index) => {
    const day = `2025-0${1 + random(9)}-${10 + random(18)}`
    const moaLink = `https://example.gov/moa/${index}.pdf`
    const state = STATES_OF_THE_UNION[index % 51]?.usps ?? 'TX'
    return agreement(state, name, { signed: day, moa: 'link', moaLink }, index + 2)
  })
  const before = all.slice(0, size)
  const added = all.slice(size)
  const touched = new Set<number>()
  while (touched.size < 12) touched.add(random(size))
  const rows = [...touched].map(index => before[index] as Entry)
  const [removed, renamed, changed] = [rows.slice(0, 5), rows.slice(5, 9), rows.slice(9)]
  const after = before
    .filter(entry => !removed.includes(entry))
    .map(entry => {
      if (renamed.includes(entry)) return reprinted(entry, { name: withoutLetter(entry.name) })
      if (changed.includes(entry))
        return reprinted(entry, { fields: { moaLink: 'https://example.gov/new.pdf' } })
      return entry
    })
  return {
    before,
    after: [...after, ...added],
    truth: {
      added: namesOf(added),
      removed: namesOf(removed),
      renamed: namesOf(renamed),
      changed: namesOf(changed),
    },
  }
}

/** The names of entries, in the order of the alphabet. */
export function namesOf(entries: readonly (Entry | null)[]): string[] {
  return entries.map(entry => entry?.name ?? '').sort()
}

function withoutLetter(name: string): string {
  return name.slice(0, 4) + name.slice(5)
}

function placeName(random: (below: number) => number): string {
  const syllable = () =>
    (ONSETS[random(ONSETS.length)] ?? '') +
    (NUCLEI[random(NUCLEI.length)] ?? '') +
    (CODAS[random(CODAS.length)] ?? '')
  const name = syllable() + syllable() + syllable()
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Numbers below a bound, the same sequence for the same seed (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
