import { pageItems } from '../../report/items/page-items.ts'
import { framed } from '../frame.ts'
import { type Html, html, jsonScript, safeAddress } from '../html.ts'
import { lastSeenInPlace, stateBadge, stateSentence } from '../list-state.ts'
import { hrefFrom, listFile, mapPath } from '../paths.ts'
import type { Site, SiteList } from '../site.ts'
import type { SiteFile } from '../site-file.ts'
import type { Step } from '../step.ts'
import { timeline } from '../timeline.ts'
import { FORM_WORDS, withDayWords } from '../words.ts'
import { columnsOf } from './columns.ts'
import { entryTable } from './entry-table.ts'
import { filterForm } from './filter-form.ts'
import { listData } from './list-data.ts'
import { rowsOf } from './rows.ts'
import { versionTable } from './version-table.ts'

/** A list's page: its versions, and its entries as of any day. */
export function listPage(list: SiteList, steps: readonly Step[], site: Site): SiteFile {
  const { source, path, versions } = list
  return {
    path,
    key: listKey(list, steps, site),
    content: async () => {
      const stretches = list.history.stretches
      const columns = columnsOf(stretches.map(({ entry }) => entry))
      const rows = rowsOf(list, columns, site)
      return framed(site, {
        path,
        title: `${source.publisher}: ${source.title}`,
        description: stateSentence(list),
        section: 'lists',
        list: source.id,
        main: html`${heading(list)}
${timeline(steps, list.state.events)}
${events(list)}
<section aria-labelledby="versions"><h2 id="versions">Versions <span class="count">${versions.length}</span></h2>
${versionTable(steps, path)}</section>
<section aria-labelledby="entries"><h2 id="entries">Entries</h2>
${versions.length > 0 ? downloads(list) : ''}
${filterForm(list, columns, rows)}
${entryTable(list, columns, rows)}</section>
${jsonScript('list-data', listData(list, columns, rows))}`,
      })
    },
  }
}

/** Whatever a list's pages follow from. */
export function listKey(list: SiteList, steps: readonly Step[], site: Site): unknown {
  const { source, versions, state } = list
  return [
    [source.id, source.title, source.publisher, source.publisherWords, source.identity, source.series],
    [versions, state, lastSeenInPlace(list), steps.map(({ counts }) => counts)],
    [site.sample, site.baseUrl],
  ]
}

function heading(list: SiteList): Html {
  const { source, path } = list
  const own = safeAddress(source.publisherWords)
  return html`<p class="kicker">${source.publisher} · ${FORM_WORDS[source.mediaType]} · ${stateBadge(list)}</p>
<h1>${source.title}</h1>
<p class="lead">${stateSentence(list)}</p>
<p class="links"><a href="#versions">Versions</a> · <a href="#entries">Entries</a> · <a href="${hrefFrom(path, mapPath(source.id))}">Map</a>${
    own === null ? '' : html` · <a href="${own}" rel="noreferrer">The publisher’s own page</a>`
  }</p>
<p class="note">Two rows are the same entry when they share ${source.identity}.</p>`
}

/** What happened to the page as a whole. */
function events({ source, history, state }: SiteList): Html | string {
  const told = pageItems(source, history.snapshots, state.events)
  if (told.length === 0) return ''
  return html`<ul class="events">${told.map(({ sentences }) => html`<li>${withDayWords(sentences.join(' '))}</li>`)}</ul>`
}

function downloads({ source, path }: SiteList): Html {
  const file = (name: string) => hrefFrom(path, listFile(source.id, name))
  return html`<p class="links">Download the last version: <a href="${file('entries.csv')}" download>CSV</a> · <a href="${file('entries.json')}" download>JSON</a>. Every entry ever shown, with its days: <a href="${file('history.csv')}" download>CSV</a> · <a href="${file('history.json')}" download>JSON</a></p>`
}
