/** Of `some`, what does not stand among `others`, each as often as it stands there less. @param keyOf equal for equal ones */
export function lacking<T>(some: readonly T[], others: readonly T[], keyOf: (one: T) => string): T[] {
  const there = new Map<string, number>()
  for (const key of others.map(keyOf)) there.set(key, (there.get(key) ?? 0) + 1)
  return some.filter(one => {
    const key = keyOf(one)
    const count = there.get(key) ?? 0
    there.set(key, count - 1)
    return count <= 0
  })
}

/** Pairs of one key, in the order in which they stand. */
export function pairsByKey<T>(some: readonly T[], others: readonly T[], keyOf: (one: T) => string): [T, T][] {
  const left = Map.groupBy(others, keyOf)
  return some.flatMap((one): [T, T][] => {
    const other = left.get(keyOf(one))?.shift()
    return other === undefined ? [] : [[one, other]]
  })
}
