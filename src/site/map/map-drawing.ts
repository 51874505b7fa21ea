import { STATES } from '../../places/states.ts'
import { counted } from '../../text/wording.ts'
import { type Html, html } from '../html.ts'
import { hrefFrom } from '../paths.ts'
import { countIn, type NamedArea, shadeIn } from './named-areas.ts'
import { MAP_HEIGHT, MAP_WIDTH, shapes } from './shapes.ts'

/** The map: all states, and above them the areas that the list ever named, each a stop of the keyboard with its own name. */
export function mapDrawing(areas: readonly NamedArea[], version: number, path: string): Html {
  const drawn = shapes()
  const states = new Map(areas.filter(({ kind }) => kind === 'state').map(area => [area.geoid, area]))
  return html`<svg id="map" class="map" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" role="group" aria-label="Map of the United States; the table has the same">
<g>${STATES.map(({ geoid }) => {
    const outline = drawn.state(geoid)
    if (outline === undefined) return ''
    const area = states.get(geoid)
    return area
      ? shape(area, outline, version, path)
      : html`<path class="land" d="${outline}"/>
`
  })}</g>
<g>${areas
    .filter(({ kind }) => kind === 'county')
    .map(area => {
      const outline = drawn.county(area.geoid)
      return outline === undefined ? '' : shape(area, outline, version, path)
    })}</g>
<path class="borders" d="${drawn.borders}" aria-hidden="true"/>
</svg>`
}

function shape(area: NamedArea, outline: string, version: number, path: string): Html {
  const shade = shadeIn(area, version)
  const look = shade === null ? 'none' : area.kind === 'state' ? 'whole' : shade
  const place = area.kind === 'state' ? area.name : `${area.name}, ${area.state}`
  const label = `${place}: ${counted(countIn(area, version), 'entry', 'entries')}`
  const body = html`<path class="area ${area.kind} ${look}" data-area="${area.geoid}" d="${outline}"><title>${label}</title></path>`
  // an area of which only a city is named has no page of its own
  const target = area.path === null ? '#areas' : hrefFrom(path, area.path)
  return html`<a href="${target}" aria-label="${label}" tabindex="${shade === null ? -1 : 0}">${body}</a>
`
}
