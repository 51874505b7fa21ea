import { html as escaping, raw } from 'hono/html'
import { plain } from '../report/plain.ts'

/** Markup that may stand in a page: made by `html` alone. */
export type Html = ReturnType<typeof escaping>

/**
 * A template whose values are text until proven to be markup: escaped, and without the characters that reorder, hide or
 * control text. Documents are hostile, and most values come from documents. Attributes are always written in quotes.
 */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): Html {
  return escaping(strings, ...values.map(shown))
}

/** For programs of the page: data that a browser neither runs nor takes for markup. */
export function jsonScript(id: string, data: unknown): Html {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return html`<script type="application/json" id="${id}">${raw(json)}</script>`
}

/** Text as it may be shown, with the blank that parts it from what stands before and after. */
export function visible(text: string): string {
  const words = plain(text)
  if (words === '') return text === '' ? '' : ' '
  return `${/^\s/.test(text) ? ' ' : ''}${words}${/\s$/.test(text) ? ' ' : ''}`
}

/** An address that a page may link: http or https; null for any other scheme and for what is no address. */
export function safeAddress(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  return new URL(address).href
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return visible(value)
  return Array.isArray(value) ? value.map(shown) : value
}
