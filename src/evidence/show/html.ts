import { html } from 'hono/html'
import { plain } from '../../report/plain.ts'
import type { Excerpt, HtmlExcerpt, PdfExcerpt, SheetExcerpt, SheetRow } from '../excerpt/excerpt.ts'
import { type Pictures, pictureKey } from '../trace/traced.ts'
import { fieldsPhrase } from './words.ts'

/** A part of a page, escaped. */
export type Fragment = ReturnType<typeof html>

/**
 * What a document shows, as a part of a web page: the PDF's page as a picture with the row marked, the workbook's row among
 * its neighbours, or the lines of the page. All of it is text and pictures made here; no markup of the document's own.
 * `EVIDENCE_STYLE` goes with it.
 * @param pictures of PDF pages; without one, their cells alone are shown
 */
export function evidenceHtml(document: string, excerpt: Excerpt, pictures: Pictures): Fragment {
  if (excerpt.kind === 'pdf') return pdfHtml(document, excerpt, pictures)
  return excerpt.kind === 'sheet' ? sheetHtml(excerpt) : linesHtml(excerpt)
}

function pdfHtml(document: string, excerpt: PdfExcerpt, pictures: Pictures): Fragment {
  return html`<dl class="cells">${excerpt.cells.map(
    ({ fields, text }) => html`<div><dt>${fieldsPhrase(fields)}</dt><dd>${plain(text)}</dd></div>`,
  )}</dl>
${excerpt.pages.map(page => pageHtml(document, page, pictures))}`
}

function pageHtml(document: string, page: PdfExcerpt['pages'][number], pictures: Pictures): Fragment {
  const picture = pictures.get(pictureKey(document, page.page))
  if (!picture) return html``
  if ('problem' in picture)
    return html`<p class="problem">Page ${page.page} could not be drawn: ${plain(picture.problem)}</p>\n`
  const [left, top, right, bottom] = page.mark
  const about = `Page ${page.page} of the document; a frame marks the row whose cells are printed above`
  return html`<figure class="page">
<div class="sheet" role="group" aria-label="Page ${page.page}" tabindex="0"><div class="paper">
<img alt="${about}" loading="lazy" src="${picture.src}">
<svg viewBox="0 0 ${page.width} ${page.height}" aria-hidden="true"><rect x="${left - MARGIN}" y="${top - MARGIN}" width="${right - left + 2 * MARGIN}" height="${bottom - top + 2 * MARGIN}"/></svg>
</div></div>
<figcaption>Page ${page.page}, drawn from the archived document; the frame was added.</figcaption>
</figure>
`
}

/** Points between the words of the row and the frame around them. */
const MARGIN = 4

function sheetHtml({ sheet, columns, head, rows }: SheetExcerpt): Fragment {
  const heads = columns.map(
    (letters, index) =>
      html`<th scope="col"><span class="at">${letters}</span> ${plain(head?.cells[index]?.text ?? '')}</th>`,
  )
  return html`<div class="sheet" role="group" aria-label="Rows of the sheet" tabindex="0"><table>
<caption>Sheet “${plain(sheet)}”${head ? html`; names of the columns from row ${head.row}` : ''}; the marked row is the entry’s</caption>
<thead><tr><th scope="col">row</th>${heads}</tr></thead>
<tbody>
${rows.map(rowHtml)}</tbody>
</table></div>
`
}

function rowHtml({ row, cells, hidden, marked }: SheetRow & { readonly marked: boolean }): Fragment {
  const number = html`<th scope="row">${marked ? html`<span class="sign">▶</span> ` : ''}${row}${hidden ? ' (hidden by a filter)' : ''}</th>`
  const tds = cells.map(({ text, link }) => {
    const target = link !== null && marked ? html` <span class="target">→ ${plain(link)}</span>` : ''
    return html`<td>${plain(text)}${target}</td>`
  })
  return html`<tr${marked ? html` class="marked"` : ''}>${number}${tds}</tr>\n`
}

function linesHtml({ lines }: HtmlExcerpt): Fragment {
  return html`<ol class="lines">
${lines.map(({ text, marked }) => (marked ? html`<li><mark>${plain(text)}</mark></li>\n` : html`<li>${plain(text)}</li>\n`))}</ol>
`
}
