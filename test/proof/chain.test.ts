import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/proof/canonical-json.ts'
import { captureLink, FIRST_LINK } from '../../src/proof/chain.ts'
import { ChainCheck } from '../../src/proof/verify-chain.ts'
import type { Capture } from '../../src/store/store.ts'

const CAPTURE: Capture = {
  list: 'ddor',
  via: 'import',
  target: 'document',
  url: null,
  finalUrl: null,
  file: 'report.pdf',
  capturedAt: '2017-03-20T19:00:00.000Z',
  archive: null,
  status: null,
  headers: {},
  redirects: [],
  tlsFingerprint: null,
  timings: null,
  document: 'a'.repeat(64),
  content: null,
  givenOn: '2017-03-20',
  verdict: 'failed',
  reasons: [{ rule: 'unreadable', text: 'Not “a” list.' }],
}

test('JSON is written as RFC 8785 has it', () => {
  const sample = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  )
  expect(canonicalJson(sample)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
})

test('whoever has the row can make its link again from what README says', () => {
  const json = `{"archive":null,"capturedAt":"2017-03-20T19:00:00.000Z","content":null,"document":"${'a'.repeat(64)}","file":"report.pdf","finalUrl":null,"givenOn":"2017-03-20","headers":{},"list":"ddor","reasons":[{"rule":"unreadable","text":"Not “a” list."}],"redirects":[],"status":null,"target":"document","timings":null,"tlsFingerprint":null,"url":null,"verdict":"failed","via":"import"}`
  const link = createHash('sha256').update(`${FIRST_LINK}\n${json}`, 'utf8').digest('hex')
  expect(captureLink(FIRST_LINK, CAPTURE)).toBe(link)
})

test('whichever capture of a chain is changed, taken out or exchanged, it is found, and told once', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 9999 }), { minLength: 3, maxLength: 20 })
  const what = fc.constantFrom('change', 'take out', 'exchange')
  fc.assert(
    fc.property(days, fc.nat(), what, (given, pick, done) => {
      let link = FIRST_LINK
      const chain = given.map((day, index) => {
        const capture = { ...CAPTURE, file: `${day}.pdf` }
        link = captureLink(link, capture)
        return { number: index + 1, unlisted: null, capture, link, stands: true }
      })
      const at = pick % (chain.length - 1)
      const [one, other] = [chain[at], chain[at + 1]]
      if (!one || !other) return
      if (done === 'change') chain[at] = { ...one, capture: { ...CAPTURE, file: 'other.pdf' } }
      if (done === 'take out') chain.splice(at, 1)
      if (done === 'exchange') {
        chain[at] = { ...one, capture: other.capture }
        chain[at + 1] = { ...other, capture: one.capture }
      }
      const check = new ChainCheck(null)
      const faults = chain.flatMap(linked => check.faultsOf(linked))
      const found = done === 'exchange' ? [at + 1, at + 2] : [at + 1]
      expect(faults.map(({ which }) => which)).toEqual(found.map(String))
    }),
  )
})
