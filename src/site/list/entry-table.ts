import { type Html, html } from '../html.ts'
import type { SiteList } from '../site.ts'
import { fieldWords } from '../words.ts'
import type { Column } from './columns.ts'
import type { Row } from './rows.ts'

/** The entries of the last version. The page's program puts other days' entries in their place. */
export function entryTable({ versions }: SiteList, columns: readonly Column[], rows: readonly Row[]): Html {
  const now = rows.filter(({ last }) => last === versions.length)
  const heads = ['Name', 'State', 'Kind', ...columns.map(({ field }) => fieldWords(field))]
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Entries"><table id="entry-table"><caption class="hidden">Entries, by state and name</caption><thead><tr>${heads.map(
    head => html`<th scope="col">${head}</th>`,
  )}</tr></thead>
<tbody>${now.map(row => entryRow(row, columns))}</tbody></table></div>`
}

function entryRow({ name, state, kind, place, cells }: Row, columns: readonly Column[]): Html {
  const label = place === null ? name : html`<a href="${place}">${name}</a>`
  return html`<tr><th scope="row">${label}</th><td>${state}</td><td>${kind}</td>${cells.map(
    ({ text, link }, index) =>
      html`<td${columns[index]?.long ? html` class="long"` : ''}>${link === null ? text : html`<a href="${link}" rel="nofollow noreferrer">${text || 'link'}</a>`}</td>`,
  )}</tr>
`
}
