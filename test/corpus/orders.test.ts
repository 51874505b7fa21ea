import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { participating } from '../../src/sources/287g-participating/source.ts'
import { pending } from '../../src/sources/287g-pending/source.ts'
import type { Reading } from '../../src/sources/source.ts'
import { recordOf } from '../support/brought.ts'
import { corpusIsHere, corpusVersions, SKIPPED } from './corpus.ts'

const LISTS = [
  ['participating', participating],
  ['pending', pending],
] as const
const ORDERS = 3

describe.skipIf(!corpusIsHere)(`the real workbooks brought in one by one${SKIPPED}`, () => {
  test(`in ${ORDERS} random orders give the same record and the same bytes of changelog`, async () => {
    const files = LISTS.flatMap(([list, source]) =>
      corpusVersions(list).map(({ file, path }) => ({ source, file, bytes: () => readFileSync(path) })),
    )
    const orders = fc.sample(fc.shuffledSubarray(files, { minLength: files.length }), ORDERS)
    const readings = new Map<string, Promise<Reading>>()
    const records = []
    for (const order of orders)
      records.push(
        await recordOf(order, [participating, pending], (source, document) => {
          const name = `${source.id} ${document.file}`
          const reading = readings.get(name) ?? source.read(document)
          readings.set(name, reading)
          return reading
        }),
      )
    const [first, ...others] = records
    expect(first?.lines.filter(line => 'version' in line)).toHaveLength(files.length)
    for (const other of others) {
      expect(other.changelog).toBe(first?.changelog)
      expect(other.lines).toEqual(first?.lines)
    }
  })
})
