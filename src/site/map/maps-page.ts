import { framed } from '../frame.ts'
import { html } from '../html.ts'
import { stateSentence } from '../list-state.ts'
import { hrefFrom, MAPS, mapPath } from '../paths.ts'
import type { Site } from '../site.ts'
import type { SiteFile } from '../site-file.ts'

/** The maps that there are: one a list. */
export function mapsPage(site: Site): SiteFile {
  const held = site.lists.filter(({ versions }) => versions.length > 0)
  return {
    path: MAPS,
    key: [
      held.map(list => [list.source.id, list.source.title, stateSentence(list)]),
      site.sample,
      site.baseUrl,
    ],
    content: () =>
      framed(site, {
        path: MAPS,
        title: 'Maps',
        description: 'Where the lists name something, as of any day.',
        section: 'map',
        main: html`<h1>Maps</h1>
<p class="lead">States and counties in which a list names something, as of any day on which a version of it was in force. Lists are not laid over each other: they say different things.</p>
${held.map(
  list =>
    html`<article class="card"><p class="kicker">${list.source.publisher}</p><h2><a href="${hrefFrom(MAPS, mapPath(list.source.id))}">${list.source.title}</a></h2><p>${stateSentence(list)}</p></article>`,
)}`,
      }),
  }
}
