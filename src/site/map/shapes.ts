import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoAlbersUsa, geoPath } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

/** Drawing units of the projection below; the map is scaled to the page. */
export const MAP_WIDTH = 975
export const MAP_HEIGHT = 610

type Atlas = Topology<{ counties: GeometryCollection; states: GeometryCollection }>

/** Outlines of the United States as paths of an SVG. Territories lie outside the projection and have none. */
export interface Shapes {
  /** by 5-digit GEOID of 2017; undefined for a county that the atlas lacks */
  readonly county: (geoid: string) => string | undefined
  /** by 2-digit GEOID */
  readonly state: (geoid: string) => string | undefined
  /** the borders between states */
  readonly borders: string
}

let known: Shapes | undefined

/** The shapes of us-atlas, which has the Census Bureau's outlines of 2017; read at the first call. */
export function shapes(): Shapes {
  known ??= readShapes()
  return known
}

function readShapes(): Shapes {
  const file = createRequire(import.meta.url).resolve('us-atlas/counties-10m.json')
  const atlas: Atlas = JSON.parse(readFileSync(file, 'utf8'))
  const draw = geoPath(
    geoAlbersUsa()
      .scale(1300)
      .translate([MAP_WIDTH / 2, MAP_HEIGHT / 2]),
  ).digits(1)
  const finder = (objects: GeometryCollection) => {
    const byId = new Map(objects.geometries.map(geometry => [String(geometry.id), geometry]))
    const drawn = new Map<string, string | undefined>()
    return (geoid: string) => {
      const geometry = byId.get(geoid)
      if (geometry && !drawn.has(geoid)) drawn.set(geoid, draw(feature(atlas, geometry)) ?? undefined)
      return drawn.get(geoid)
    }
  }
  const { counties, states } = atlas.objects
  return {
    county: finder(counties),
    state: finder(states),
    borders: draw(mesh(atlas, states, (one, other) => one !== other)) ?? '',
  }
}
