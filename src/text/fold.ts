/**
 * Two levels of reading printed text. `tidy` is what an entry shows: the words as printed, without the accidents of
 * white space. `fold` is what is compared: without the accidents of type (case, quotes, dashes, invisible characters),
 * so that a re-typed document is not a changed list.
 */

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
const APOSTROPHES = /[\u2018\u2019\u201a\u201b\u02bc\u0060\u00b4\u2032\uff07]/g
const QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb]/g
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
/** Nearly every cell is ASCII words with one space between them, and has nothing of this: it is tidy as it is. */
const UNTIDY = /[^ -_a-~]| {2}|^ | $/

/** Removes characters without a shape, folds every run of white space to one space, and trims. */
export function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
}

/** `tidy`, and one form for each apostrophe, quotation mark, dash and letter case (NFKC). */
export function fold(text: string): string {
  if (!UNTIDY.test(text)) return text.toLowerCase()
  // before NFKC, which takes some of these signs apart into a space and an accent
  const typed = text.replace(APOSTROPHES, "'").replace(QUOTES, '"').replace(DASHES, '-')
  return tidy(typed.normalize('NFKC')).toLowerCase()
}
