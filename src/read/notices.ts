import type { Notice } from '../model.ts'

/** How many examples a notice shows. */
export const EXAMPLES = 5

/** Gathers the same finding over many rows into one notice with a count and its first distinct examples. */
export class NoticeCollector {
  readonly #found = new Map<
    string,
    { count: number; examples: Set<string>; sentence: (count: number) => string }
  >()

  add(code: string, example: string, sentence: (count: number) => string): void {
    const found = this.#found.get(code) ?? { count: 0, examples: new Set<string>(), sentence }
    found.count++
    if (found.examples.size < EXAMPLES) found.examples.add(example)
    this.#found.set(code, found)
  }

  /** In order of first sight. */
  all(): Notice[] {
    return Array.from(this.#found, ([code, found]) => ({
      code,
      text: found.sentence(found.count),
      count: found.count,
      examples: [...found.examples],
    }))
  }
}

/** "once", "3 times": how often a notice says that something was found. */
export function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
