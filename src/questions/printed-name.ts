import { z } from 'zod'
import { EntryKind } from '../model.ts'
import type { Stretch } from '../store/store.ts'

/** A name as a list printed it, and under which state: not always the place's own. */
export const PrintedName = z.strictObject({
  name: z.string(),
  /** two letters; null where it stands in no known state */
  state: z.string().nullable(),
  kind: EntryKind,
})
export type PrintedName = z.infer<typeof PrintedName>

/** The stretches by the names and states that they print. */
export function byPrintedName(
  stretches: readonly Stretch[],
): { printed: PrintedName; stretches: Stretch[] }[] {
  const groups = new Map<string, { printed: PrintedName; stretches: Stretch[] }>()
  for (const stretch of stretches) {
    const { name, state, kind } = stretch.entry
    const group = groups.get(`${state} ${name}`) ?? { printed: { name, state, kind }, stretches: [] }
    group.stretches.push(stretch)
    groups.set(`${state} ${name}`, group)
  }
  return [...groups.values()]
}
