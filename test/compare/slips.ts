import fc from 'fast-check'

/** A text with one slip of the pen in it: a letter put in, left out or replaced, or two neighbours swapped. */
export function slipped(text: string): fc.Arbitrary<string> {
  const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
  const at = (last: number) => fc.integer({ min: 1, max: last })
  const { length } = text
  return fc
    .oneof(
      fc.tuple(at(length), letter).map(([i, put]) => text.slice(0, i) + put + text.slice(i)),
      at(length - 1).map(i => text.slice(0, i) + text.slice(i + 1)),
      fc.tuple(at(length - 1), letter).map(([i, put]) => text.slice(0, i) + put + text.slice(i + 1)),
      at(length - 2).map(i => text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2)),
    )
    .filter(printed => printed !== text)
}
