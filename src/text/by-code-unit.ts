/** -1, 0 or 1, for sorting: the same on every machine, whatever its locale, and as the database orders texts. */
export function byCodeUnit(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
