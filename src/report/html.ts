import { html } from 'hono/html'
import type { Style } from './phrases.ts'
import { plain } from './plain.ts'

/** Text from a document as HTML that shows it letter by letter: no element, no attribute, no entity of its own. */
export function htmlText(text: string): string {
  return String(html`${plain(text)}`)
}

export const HTML: Style = {
  text: htmlText,
  removed: text => `<del>${htmlText(text)}</del>`,
  added: text => `<ins>${htmlText(text)}</ins>`,
}
