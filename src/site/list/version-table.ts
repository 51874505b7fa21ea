import { grouped } from '../../text/wording.ts'
import { type Html, html } from '../html.ts'
import { hrefFrom } from '../paths.ts'
import type { Step } from '../step.ts'

/** Rows that are shown at once; older versions unfold. */
const RECENT = 8

/** The versions of a list, newest first, with what changed in each. */
export function versionTable(steps: readonly Step[], path: string): Html {
  const rows = steps.toReversed().map(step => row(step, path))
  const older = rows.slice(RECENT)
  if (older.length === 0) return table(rows, 'Versions, newest first')
  return html`${table(rows.slice(0, RECENT), 'Latest versions, newest first')}
<details><summary>${older.length} older versions</summary>${table(older, 'Older versions, newest first')}</details>`
}

function table(rows: readonly Html[], caption: string): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table class="numbers"><caption class="hidden">${caption}</caption><thead><tr><th scope="col">Version of</th><th scope="col">Added</th><th scope="col">Removed</th><th scope="col">Renamed</th><th scope="col">Changed</th><th scope="col">Entries</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

function row({ version, counts }: Step, path: string): Html {
  const { snapshot, title } = version
  const count = (value: number) => (value === 0 ? '–' : grouped(value))
  const cells =
    counts === null
      ? html`<td colspan="4">first version held</td>`
      : html`<td>${count(counts.added)}</td><td>${count(counts.removed)}</td><td>${count(counts.renamed)}</td><td>${count(counts.changed)}</td>`
  return html`<tr><th scope="row"><a href="${hrefFrom(path, version.path)}">${title}</a></th>${cells}<td>${grouped(snapshot.entries)}</td></tr>
`
}
