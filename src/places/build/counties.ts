import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** One county or equivalent as the shipped file holds it. */
export interface CountyRow {
  /** 5 digits */
  readonly geoid: string
  readonly name: string
  /** last year in which the Census Bureau used the code, for those that are gone by 2023 */
  readonly until?: number
  /** the code under which the same county goes on with another name */
  readonly renamed?: string
  /** the city whose limits are the county's own: one place under two names */
  readonly city?: string
}

const Topology = z.object({
  objects: z.object({
    counties: z.object({
      geometries: z.array(
        z.object({ id: z.coerce.string(), properties: z.object({ name: z.string() }).optional() }),
      ),
    }),
  }),
})

/** Codes that came after 2010. Source: Census Bureau, "Substantial Changes to Counties and County Equivalents". */
const NEW_SINCE_2010: Readonly<Record<string, string>> = {
  '02063': 'Chugach Census Area',
  '02066': 'Copper River Census Area',
  '02158': 'Kusilvak Census Area',
  '46102': 'Oglala Lakota County',
}

/** Names whose last words changed while the code stayed. Source: the same. */
const RETITLED: Readonly<Record<string, string>> = { '02195': 'Petersburg Borough' }

/**
 * Codes of 2010 that are gone by 2023: Valdez-Cordova was divided, Wade Hampton and Shannon were renamed, Bedford became a
 * town of its county. Source: the same.
 */
const GONE: Readonly<Record<string, { until: number; renamed?: string }>> = {
  '02261': { until: 2018 },
  '02270': { until: 2014, renamed: '02158' },
  '46113': { until: 2014, renamed: '46102' },
  '51515': { until: 2012 },
}

/** Planning regions took the place of Connecticut's counties in 2022, and none of them has a county's limits. */
const LAST_YEAR_OF_CONNECTICUT_COUNTIES = 2021

/** Counties, not independent cities, whose limits are also those of one city. */
const SAME_LIMITS: Readonly<Record<string, string>> = {
  '02020': 'Anchorage',
  '02110': 'Juneau',
  '02220': 'Sitka',
  '02275': 'Wrangell',
  '06075': 'San Francisco',
  '08014': 'Broomfield',
  '08031': 'Denver',
  '15003': 'Honolulu',
  '22071': 'New Orleans',
  '25019': 'Nantucket',
  '42101': 'Philadelphia',
}

/**
 * Counties and equivalents that had a code between 2010 and 2023, by code.
 * @param codes2010 the Census Bureau's national_county.txt of 2010 with a header row
 * @param topology2023 a TopoJSON of the Census Bureau's county boundaries of 2023
 */
export function buildCounties(codes2010: string, topology2023: unknown): CountyRow[] {
  const older = z
    .array(
      z.object({ statefp: z.string(), countyfp: z.string(), countyname: z.string(), classfp: z.string() }),
    )
    .parse(parse(codes2010, { columns: true }))
  // 74 is the minor outlying islands: no state of the vocabulary
  const classes = older.filter(row => row.statefp !== '74')
  const names2010 = new Map(classes.map(row => [row.statefp + row.countyfp, row.countyname]))
  const names2023 = new Map(
    Topology.parse(topology2023).objects.counties.geometries.map(shape => [
      shape.id.padStart(5, '0'),
      shape.properties?.name ?? '',
    ]),
  )
  const independent = new Set(
    classes.filter(row => row.classfp === 'C7').map(row => row.statefp + row.countyfp),
  )

  const rows: CountyRow[] = []
  for (const geoid of [...new Set([...names2010.keys(), ...names2023.keys()])].sort()) {
    const name = fullName(geoid, names2010.get(geoid), names2023.get(geoid))
    const city = independent.has(geoid) ? name.replace(/ city$/, '') : SAME_LIMITS[geoid]
    rows.push({ geoid, name, ...goneBy2023(geoid, names2023.has(geoid)), ...(city ? { city } : {}) })
  }
  return rows
}

function goneBy2023(geoid: string, current: boolean): Pick<CountyRow, 'until' | 'renamed'> {
  if (current) return {}
  if (GONE[geoid]) return GONE[geoid]
  if (geoid.startsWith('09')) return { until: LAST_YEAR_OF_CONNECTICUT_COUNTIES }
  // two islands of American Samoa that the simplified map leaves out
  if (geoid === '60030' || geoid === '60040') return {}
  throw new Error(
    `${geoid} is in the codes of 2010 and not on the map of 2023: state in GONE what became of it`,
  )
}

/** The map has the accents and the present spelling ("LaSalle", "Doña Ana"), the list of 2010 the last words. */
function fullName(geoid: string, name2010: string | undefined, name2023: string | undefined): string {
  const stated = NEW_SINCE_2010[geoid] ?? RETITLED[geoid]
  if (stated) return stated
  if (name2023 === undefined) return name2010 ?? ''
  if (name2010 === undefined) {
    if (geoid.startsWith('09')) return `${name2023} Planning Region`
    throw new Error(`${geoid} ${name2023} is on the map of 2023 only: state its full name in NEW_SINCE_2010`)
  }
  const title =
    /( (?:County|Parish|City and Borough|Borough|Census Area|Municipality|Municipio|District|Island|city))$/.exec(
      name2010,
    )
  const base = title ? name2010.slice(0, -title[0].length) : name2010
  const renamed = name2023.replaceAll(' ', '').length === base.replaceAll(' ', '').length
  return (renamed ? name2023 : base) + (title?.[0] ?? '')
}
