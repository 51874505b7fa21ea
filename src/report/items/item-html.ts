import { html, raw } from 'hono/html'
import { changeId } from '../../compare/change-id.ts'
import type { Difference } from '../../model.ts'
import type { Snapshot } from '../../store/store.ts'
import { capitalised } from '../../text/wording.ts'
import { correctionParts } from '../corrections/correction-parts.ts'
import { HTML } from '../html.ts'
import { byKind } from '../order.ts'
import { changePhrase, noticePhrase } from '../phrases.ts'
import { plain } from '../plain.ts'
import type { CorrectionItem, Item, VersionItem } from './item.ts'

/** An item without its heading, as HTML that stands by itself in a feed or in a page. */
export function itemHtml(item: Item): string {
  const sentences = item.sentences.map(text => html`<p>${plain(text)}</p>\n`)
  return String(html`${sentences}${partsOf(item)}`)
}

function partsOf(item: Item) {
  if (item.kind === 'version') return versionParts(item)
  return item.kind === 'correction' ? correctionLists(item) : ''
}

function correctionLists({ correction }: CorrectionItem) {
  return correctionParts(correction, HTML).map(
    ({ title, lines }) => html`<h3>${title}</h3>
<ul>
${lines.map(line => html`<li>${raw(line)}</li>\n`)}</ul>
`,
  )
}

function versionParts({ difference, notices, version, otherNames, accepted }: VersionItem) {
  const told = notices.map(notice => html`<li>${plain(noticePhrase(notice))}</li>\n`)
  const names = otherNames.map(
    file => html`<p>The same bytes were also published as <code>${plain(file)}</code>.</p>\n`,
  )
  const decision = accepted
    ? html`<p>Held for review, accepted on ${accepted.decidedAt.slice(0, 10)}: ${plain(accepted.reason)}</p>\n`
    : ''
  return html`${difference ? changeLists(difference) : ''}${
    told.length > 0 ? html`<h3>Notices (not changes of the list)</h3>\n<ul>\n${told}</ul>\n` : ''
  }${names}${decision}${provenance(version)}`
}

function changeLists(difference: Difference) {
  return byKind(difference.changes).map(
    ({ kind, changes }) => html`<h3>${capitalised(kind)} (${changes.length})</h3>
<ul>
${changes.map(change => html`<li>${raw(changePhrase(change, HTML))} <code>${changeId(difference, change)}</code></li>\n`)}</ul>
`,
  )
}

function provenance({ file, document, capturedAt, order }: Snapshot) {
  const name = file === null ? '' : html` <code>${plain(file)}</code>,`
  const came = order.seenAt === '' ? 'imported' : `captured ${capturedAt}`
  return html`<p>Document${name} SHA-256 <code>${document}</code>, ${came}.</p>\n`
}
