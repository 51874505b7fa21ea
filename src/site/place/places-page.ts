import { stateOf } from '../../places/states.ts'
import { counted } from '../../text/wording.ts'
import { framed } from '../frame.ts'
import { html } from '../html.ts'
import { hrefFrom, PLACES } from '../paths.ts'
import type { Site } from '../site.ts'
import type { SiteFile } from '../site-file.ts'

/** Every place that has a page, by state. */
export function placesPage(site: Site): SiteFile {
  const { all } = site.places
  return {
    path: PLACES,
    key: [all.map(({ path, asked }) => [path, asked]), site.sample, site.baseUrl],
    content: () =>
      framed(site, {
        path: PLACES,
        title: 'Places',
        description: 'Every place that a list ever named, by state.',
        section: 'places',
        main: html`<h1>Places</h1>
<p class="lead">${counted(all.length, 'place was', 'places were')} named by at least one version of one list. A place that is not here was named by none, or under a name that is no certain place.</p>
<form id="place-form" class="finder" method="get" role="search" hidden><label for="q">Find a place</label><div><input id="q" name="q" type="search" autocomplete="off"><button>Find</button></div><p id="place-status" class="note" role="status"></p></form>
<div id="places" class="states">${Array.from(
          Map.groupBy(all, ({ place }) => place.usps),
          ([
            usps,
            places,
          ]) => html`<section aria-labelledby="state-${usps}"><h2 id="state-${usps}">${stateOf(usps).name} <span class="count">${places.length}</span></h2>
<ul class="columns">${places.map(
            ({
              place,
              path,
            }) => html`<li><a href="${hrefFrom(PLACES, path)}">${place.kind === 'state' ? `${place.name} (the state)` : place.name}</a></li>
`,
          )}</ul></section>`,
        )}</div>`,
      }),
  }
}
