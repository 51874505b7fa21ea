import type { ChangeKind, Entry } from '../src/model.ts'
import { agreement, reprinted, retyped } from '../test/compare/entries.ts'
import { generate } from '../test/compare/generated.ts'

/** Two versions, and what was done to make the second: for each kind, the names that a right answer gives. */
export interface LabelledStep {
  readonly before: readonly Entry[]
  readonly after: readonly Entry[]
  readonly truth: Readonly<Record<ChangeKind, readonly string[]>>
}

/** How many entries of a step are changed in each way. */
export const EACH = 20

/**
 * A step in which as many entries are renamed, replaced and changed: `EACH`. Renames are slips, abbreviations and words
 * dropped, half of them without a link to the agreement. A replaced entry makes room for another agency of its kind and
 * state, which is no rename. The rest is typed again in other type, sorted otherwise, and has one row twice.
 * @param seed of the names, above 0
 */
export function labelledStep(seed: number): LabelledStep {
  const size = 900 + seed
  const all = generate(size + EACH).before.map((entry, index) =>
    index % 2 === 0 ? reprinted(entry, { fields: { moaLink: '' } }) : entry,
  )
  const before = all.slice(0, size)
  // far from each other, so that every state and kind of agency has its turn
  const touched = before.filter((_, index) => index % 13 === 0).slice(0, 3 * EACH)
  const [old, replaced, changed] = [0, 1, 2].map(part => touched.filter((_, index) => index % 3 === part))
  const renames = new Map((old ?? []).map((entry, index) => [entry, renamed(entry, index)]))
  const changes = new Map(
    (changed ?? []).map(entry => [entry, reprinted(entry, { fields: { county: 'Other County' } })]),
  )
  const gone = new Set(replaced)
  const come = all.slice(size).map((entry, index) => {
    const name = `${entry.name.split(' ')[0]} ${replaced?.[index]?.name.split(' ').slice(1).join(' ')}`
    return agreement(replaced?.[index]?.state ?? null, name, entry.fields as Record<string, string>)
  })
  const untouched = before.filter(entry => !renames.has(entry) && !changes.has(entry) && !gone.has(entry))
  const typedAgain = untouched.map((entry, index) => reprinted(entry, { name: retyped(entry.name, index) }))
  const after = [...renames.values(), ...changes.values(), ...come, ...typedAgain, ...typedAgain.slice(0, 1)]
  return {
    before,
    after: after.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    truth: {
      added: come.map(entry => entry.name),
      removed: [...gone].map(entry => entry.name),
      renamed: [...renames].map(([from, to]) => `${from.name} → ${to.name}`),
      changed: [...changes.keys()].map(entry => entry.name),
    },
  }
}

const EDITS: readonly ((name: string) => string)[] = [
  withoutLetter,
  name => {
    const swapped = name.slice(0, 2) + name.charAt(3) + name.charAt(2) + name.slice(4)
    return swapped === name ? withoutLetter(name) : swapped
  },
  name => name.replace('Police Department', 'PD').replace('County', 'Co.').replace('Department', 'Dept'),
  name => name.replace(' Department', '').replace(' County', '').replace('Office', 'Ofc'),
]

function renamed(entry: Entry, index: number): Entry {
  const edit = EDITS[index % EDITS.length] ?? withoutLetter
  return reprinted(entry, { name: edit(entry.name) })
}

function withoutLetter(name: string): string {
  return name.slice(0, 4) + name.slice(5)
}
