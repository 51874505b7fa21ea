import { expect, test } from 'vitest'
import { ReadError } from '../../src/errors.ts'
import { importGazetteer, withGazetteer } from '../../src/places/gazetteer.ts'
import { resolvePlace } from '../../src/places/resolve.ts'

// rows and padding as in the Census Bureau's "2023_Gaz_place_national.txt"
const FILE = [
  'USPS\tGEOID\tANSICODE\tNAME\tLSAD\tFUNCSTAT\tALAND\tAWATER\tALAND_SQMI\tAWATER_SQMI\tINTPTLAT\tINTPTLONG                             ',
  'AL\t0100100\t02582661\tAbanda CDP\t57\tS\t7764034\t34284\t2.998\t0.013\t33.091627\t-85.527029  ',
  'FL\t1271000\t02405568\tTampa city\t25\tA\t295116093\t160040398\t113.945\t61.792\t27.970898\t-82.479799  ',
  'GA\t1303440\t02407405\tAthens-Clarke County unified government (balance)\tUG\tA\t301383285\t4771373\t116.365\t1.842\t33.949607\t-83.369844  ',
  '',
].join('\r\n')

test('a gazetteer file adds the 7-digit codes, and the places that are not shipped', () => {
  const rows = importGazetteer(FILE)
  expect(rows).toEqual([
    { usps: 'AL', geoid: '0100100', name: 'Abanda' },
    { usps: 'FL', geoid: '1271000', name: 'Tampa' },
    { usps: 'GA', geoid: '1303440', name: 'Athens-Clarke County' },
  ])
  const places = withGazetteer(rows)
  const tampa = { state: 'FL', name: 'Tampa Police Department', kind: 'agency' } as const
  expect(resolvePlace(tampa, places)).toMatchObject({ place: { county: '12057', place: '1271000' } })
  const abanda = { state: 'AL', name: 'Abanda', kind: 'city' } as const
  expect(resolvePlace(abanda, places)).toMatchObject({ place: { place: '0100100', county: null } })
  expect(resolvePlace(abanda).status).toBe('unknown')
})

test.each([
  ['another table', 'GEOID\tPOP\n0100100\t12\n'],
  ['no table', '<html><title>Page Not Found</title>'],
  ['a row that is cut off', FILE.slice(0, FILE.indexOf('FL\t1271'))],
])('%s is refused in one sentence', (_, text) => {
  const cut = text.startsWith('USPS') ? `${text}FL\t127` : text
  expect(() => importGazetteer(cut)).toThrow(ReadError)
})
