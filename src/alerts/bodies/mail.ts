import { html } from 'hono/html'
import { cut } from '../cut.ts'
import type { AlertEvent } from '../event.ts'
import { partsOf } from './parts.ts'

/** RFC 5322 asks for lines of at most 78 characters; longer subjects are folded, but nobody reads them to their end. */
const SUBJECT = 200

export function mailSubject({ subject }: AlertEvent): string {
  return cut(subject, SUBJECT)
}

export function mailText(event: AlertEvent): string {
  const parts = partsOf(event).map(({ title, lines }) =>
    title === null
      ? lines.map(unlinked).join('\n\n')
      : [title, ...lines.map(line => `- ${unlinked(line)}`)].join('\n'),
  )
  return `${[unlinked(event.subject), ...parts].join('\n\n')}\n`
}

export function mailHtml(event: AlertEvent): string {
  const parts = partsOf(event).map(({ title, lines }) =>
    title === null
      ? lines.map(line => html`<p>${unlinked(line)}</p>`)
      : html`<h2>${title}</h2><ul>${lines.map(line => html`<li>${unlinked(line)}</li>`)}</ul>`,
  )
  return String(
    html`<!doctype html><html lang="en"><meta charset="utf-8"><title>${event.subject}</title><h1>${unlinked(event.subject)}</h1>${parts}</html>`,
  )
}

/**
 * Mail programs make links of whatever looks like an address, in text as in HTML. An invisible space where they look for
 * one keeps text from documents from becoming a link.
 */
function unlinked(text: string): string {
  return text.replace(/:(?=\/\/)|(?=@)|(?<=\p{L})\.(?=\p{L}{2})/gu, match => `${match}\u200b`)
}
