import type { VersionName, VersionRange } from './correction.ts'

/** The same thing is found in version after version: collects in which, as ranges. */
export class InVersions<T> {
  readonly #found = new Map<
    string,
    { readonly what: T; readonly ranges: { range: VersionRange; index: number }[] }
  >()
  #at: VersionName | null = null
  #index = 0

  /** Goes on to the next version. */
  next(version: VersionName): void {
    this.#at = version
    this.#index++
  }

  /** Found in the version at hand. Things of one key are one. */
  add(key: string, what: T): void {
    if (this.#at === null) throw new Error('what is found is found in a version')
    const found = this.#found.get(key) ?? { what, ranges: [] }
    this.#found.set(key, found)
    const last = found.ranges.at(-1)
    if (last?.index === this.#index) return
    if (last?.index === this.#index - 1) {
      last.range = { ...last.range, last: this.#at, count: last.range.count + 1 }
      last.index = this.#index
    } else found.ranges.push({ range: { first: this.#at, last: this.#at, count: 1 }, index: this.#index })
  }

  /** In the order in which they were found. */
  all(): { readonly what: T; readonly versions: VersionRange[] }[] {
    return Array.from(this.#found.values(), ({ what, ranges }) => ({
      what,
      versions: ranges.map(({ range }) => range),
    }))
  }
}
