import type { Style } from './phrases.ts'

/**
 * Text from a document, made harmless for where it is written. A document may hold anything: escape sequences that
 * repaint a terminal, Markdown that becomes a link, letters that reverse a line.
 */

// control characters, the invisible ones that reorder or hide text, and code points that are no characters: XML holds no such
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]/gu

/** One line without anything that a terminal could act on. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(UNPRINTABLE, '').trim()
}

/**
 * ASCII punctuation that CommonMark or its extensions give a meaning inside of a line; any of it may be escaped. A colon has
 * one only in an address or an emoji's name, where no space follows.
 */
const MARKDOWN_SYNTAX = /[\\`*_{}[\]<>#|~&@$^]|:(?=\S)/g

/** One line that Markdown shows letter by letter: no markup, no HTML, no link, not even an automatic one. */
export function markdown(text: string): string {
  return plain(text)
    .replace(MARKDOWN_SYNTAX, '\\$&')
    .replace(/\bwww\./gi, match => `${match.slice(0, -1)}\\.`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&')
}

/** Text as Markdown code: shown as it is, in one line; a backtick, which would end it, becomes an apostrophe. */
export function markdownCode(text: string): string {
  return `\`${plain(text).replaceAll('`', "'")}\``
}

/** For a terminal: words that went and came as word-diff tools mark them. */
export const PLAIN: Style = {
  text: plain,
  removed: text => `[-${plain(text)}-]`,
  added: text => `{+${plain(text)}+}`,
}

export const MARKDOWN: Style = {
  text: markdown,
  removed: text => `~~${markdown(text)}~~`,
  added: text => `**${markdown(text)}**`,
}
