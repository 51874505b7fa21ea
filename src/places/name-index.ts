import { placeKey, undividedKey } from './key.ts'

/** Things found by the base of their names. */
export class NameIndex<T extends { readonly base: string }> {
  readonly all: readonly T[]
  readonly #byBase = new Map<string, T[]>()
  readonly #byUndivided = new Map<string, T[]>()

  constructor(all: readonly T[]) {
    this.all = all
    for (const one of all) {
      put(this.#byBase, one.base, one)
      put(this.#byUndivided, undividedKey(one.base), one)
    }
  }

  /** Those whose base is `name`; only when there is none, those that differ in where words are divided. */
  named(name: string): readonly T[] {
    const key = placeKey(name)
    return this.#byBase.get(key) ?? this.#byUndivided.get(undividedKey(key)) ?? []
  }
}

function put<T>(map: Map<string, T[]>, key: string, one: T): void {
  const others = map.get(key)
  if (others) others.push(one)
  else map.set(key, [one])
}
