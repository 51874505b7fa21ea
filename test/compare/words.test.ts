import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareWords, type TextPart } from '../../src/compare/words.ts'

const said = (parts: readonly TextPart[], kind: TextPart['kind']) =>
  parts
    .filter(part => part.kind === 'same' || part.kind === kind)
    .map(part => part.text)
    .join('')

test('a policy that was edited shows the words that came and went', () => {
  const before = 'Will not honor ICE detainer without a judicial warrant'
  const after = 'Will honor ICE detainer with a judicial warrant'
  expect(compareWords(before, after)).toEqual([
    { text: 'Will ', kind: 'same' },
    { text: 'not ', kind: 'removed' },
    { text: 'honor ICE detainer ', kind: 'same' },
    { text: 'without', kind: 'removed' },
    { text: 'with', kind: 'added' },
    { text: ' a judicial warrant', kind: 'same' },
  ])
})

test('the parts are the two texts, to the letter', () => {
  const text = fc
    .array(fc.constantFrom('ICE', 'detainer', ' ', '\n', '“court”', ',', 'a ', ''))
    .map(words => words.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = compareWords(before, after)
      expect(said(parts, 'removed')).toBe(before)
      expect(said(parts, 'added')).toBe(after)
    }),
  )
})

test.each([
  ['that share nothing', 2000],
  ['that are endless', 100_000],
])('texts %s come back as one replacement', (_, length) => {
  const [before, after] = ['a', 'b'].map(letter =>
    Array.from({ length }, (_, index) => `${letter}${index}`).join(' '),
  ) as [string, string]
  expect(compareWords(before, after)).toEqual([
    { text: before, kind: 'removed' },
    { text: after, kind: 'added' },
  ])
})
