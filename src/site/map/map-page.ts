import { counted } from '../../text/wording.ts'
import { framed } from '../frame.ts'
import { type Html, html, jsonScript } from '../html.ts'
import { listKey } from '../list/list-page.ts'
import { hrefFrom, mapPath } from '../paths.ts'
import type { Site, SiteList } from '../site.ts'
import type { SiteFile } from '../site-file.ts'
import { dayWords } from '../words.ts'
import { mapDrawing } from './map-drawing.ts'
import { countIn, type NamedArea, namedAreas, shadeIn } from './named-areas.ts'

/** The map of one list, with the same as a table beside it. */
export function mapPage(list: SiteList, site: Site): SiteFile {
  const { source, versions } = list
  const path = mapPath(source.id)
  return {
    path,
    key: [listKey(list, [], site), site.lists.map(other => [other.source.id, other.source.title])],
    content: async () => {
      const latest = versions.at(-1)
      const areas = namedAreas(list, site)
      return framed(site, {
        path,
        title: `Map of ${source.title}`,
        description: `States and counties in which ${source.publisher}’s list names something, by day.`,
        section: 'map',
        list: source.id,
        main: html`<p class="kicker">Map</p>
<h1>${source.publisher}: ${source.title}</h1>
${otherMaps(list, site, path)}
<p id="map-status" class="lead" role="status">${latest ? `The version of ${dayWords(latest.day)} names something in ${counted(areas.filter(area => shadeIn(area, versions.length) !== null).length, 'area', 'areas')}.` : 'No version is held yet.'}</p>
${dayForm(list)}
<div class="atlas"><div><p class="hidden"><a href="#areas">Skip the map</a></p>
${mapDrawing(areas, versions.length, path)}
<p class="legend"><span class="key named">the county itself, or its own agency</span> <span class="key within">a city or town in it</span> <span class="key whole">the state itself, or its own agency</span></p>
<p class="note">Outlines of 2017. Territories stand in the table only. Names that are no certain place are in neither.</p></div>
${areaTable(areas, versions.length, path)}</div>
${jsonScript('map-data', mapData(list, areas))}`,
      })
    },
  }
}

function otherMaps({ source }: SiteList, { lists }: Site, path: string): Html {
  const held = lists.filter(({ versions }) => versions.length > 0)
  return html`<nav class="tabs" aria-label="Maps">${held.map(
    other =>
      html`<a href="${hrefFrom(path, mapPath(other.source.id))}"${other.source.id === source.id ? html` aria-current="page"` : ''}>${other.source.id}</a>`,
  )}</nav>`
}

function dayForm({ versions }: SiteList): Html | string {
  const [first, last] = [versions[0], versions.at(-1)]
  if (!first || !last) return ''
  return html`<form id="map-form" class="filters" hidden><fieldset class="as-of"><legend class="hidden">As of</legend><label>As of the version <input id="slider" type="range" min="1" max="${versions.length}" value="${versions.length}"${versions.length > 1 ? '' : html` disabled`}></label>
<label>or as of the day <input id="day" type="date" min="${first.snapshot.order.inForceOn}" value="${last.snapshot.order.inForceOn}"></label></fieldset></form>`
}

function areaTable(areas: readonly NamedArea[], version: number, path: string): Html {
  return html`<div id="areas" class="scroll beside" tabindex="0" role="group" aria-label="States and counties of the map"><table><caption class="hidden">States and counties</caption><thead><tr><th scope="col">Area</th><th scope="col">State</th><th scope="col">Entries</th></tr></thead>
<tbody>${areas.map(area => {
    const count = countIn(area, version)
    const label =
      area.path === null ? area.name : html`<a href="${hrefFrom(path, area.path)}">${area.name}</a>`
    return html`<tr data-area="${area.geoid}"${count === 0 ? html` hidden` : ''}><th scope="row">${label}</th><td>${area.kind === 'state' ? 'the state' : area.state}</td><td>${count}</td></tr>
`
  })}</tbody></table></div>`
}

/** What the page's program needs to shade the map as of any day. */
function mapData({ versions }: SiteList, areas: readonly NamedArea[]): unknown {
  return {
    versions: versions.map(({ snapshot, day }) => ({ day: snapshot.order.inForceOn, shown: day })),
    areas: Object.fromEntries(
      areas.map(({ geoid, namings }) => [
        geoid,
        namings.map(({ shade, first, last }) => [shade === 'named' ? 1 : 0, first, last]),
      ]),
    ),
  }
}
