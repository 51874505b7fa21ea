import { grouped } from '../../text/wording.ts'
import { type Html, html } from '../html.ts'
import type { SiteList } from '../site.ts'
import { dayWords, fieldWords } from '../words.ts'
import type { Column } from './columns.ts'
import { kindsOf } from './list-data.ts'
import type { Row } from './rows.ts'

/** Search, filters and the day; shown where the page's program runs, which they need. */
export function filterForm(list: SiteList, columns: readonly Column[], rows: readonly Row[]): Html {
  const [first, latest] = [list.versions[0], list.versions.at(-1)]
  if (!first || !latest) return html`<p>No version is held yet.</p>`
  const states = [...new Set(rows.map(({ state }) => state))]
  const kinds = kindsOf(rows)
  const filters = columns.flatMap(({ field, filtered }, index) =>
    filtered ? [select(`column-${index}`, fieldWords(field), meaningsOf(rows, index))] : [],
  )
  return html`<form id="list-form" class="filters" hidden>
<label>Search <input id="search" type="search" autocomplete="off"></label>
${select('state', 'State', states)}
${kinds.length > 1 ? select('kind', 'Kind', kinds) : ''}
${filters}
<fieldset class="as-of"><legend class="hidden">As of</legend>
<label>As of the version <input id="slider" type="range" min="1" max="${list.versions.length}" value="${list.versions.length}"${list.versions.length > 1 ? '' : html` disabled`}></label>
<label>or as of the day <input id="day" type="date" min="${first.snapshot.order.inForceOn}" value="${latest.snapshot.order.inForceOn}"></label>
</fieldset>
<button type="reset">Clear</button>
</form>
<p id="list-status" class="note" role="status">The version of ${dayWords(latest.day)}: ${grouped(latest.snapshot.entries)} entries.</p>`
}

function meaningsOf(rows: readonly Row[], column: number): string[] {
  const found = new Set(rows.map(({ cells }) => cells[column]?.meaning ?? ''))
  return [...found].filter(text => text !== '').sort()
}

function select(id: string, label: string, options: readonly string[]): Html {
  return html`<label>${label} <select id="${id}"><option value="">all</option>${options.map(option => html`<option>${option}</option>`)}</select></label>
`
}
