/** What several runs of one piece of work took, in milliseconds. */
export interface Timing {
  readonly median: number
  readonly least: number
  readonly most: number
  readonly runs: number
}

/**
 * Times pieces of work side by side: one run of each that does not count, then `repeats` rounds in which each has its
 * turn, so that a slow moment of the machine is everybody's.
 */
export async function sideBySide<Name extends string>(
  repeats: number,
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, Timing>> {
  const names = Object.keys(works) as Name[]
  const times = new Map<Name, number[]>(names.map(name => [name, []]))
  for (let round = 0; round <= repeats; round++)
    for (const name of names) {
      // what one leaves to be collected is not the next one's cost
      globalThis.gc?.()
      const milliseconds = await timeOf(works[name])
      if (round > 0) times.get(name)?.push(milliseconds)
    }
  const timings = names.map(name => [name, timingOf(times.get(name) ?? [])] as const)
  return Object.fromEntries(timings) as Record<Name, Timing>
}

export async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

export function timingOf(times: readonly number[]): Timing {
  return { median: median(times), least: Math.min(...times), most: Math.max(...times), runs: times.length }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1 + (sorted.length % 2)], sorted[middle]]
  return (low + high) / 2
}
