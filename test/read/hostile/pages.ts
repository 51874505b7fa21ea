import type { Ending, HostileDocument } from './document.ts'

/** Enough of a list for a reader to find it, and a link to another. */
const LIST =
  '<p><a href="/participating.xlsx">Participating agencies</a></p><h2>Alaska</h2><h3>Cities</h3><ul><li>City of Anchorage</li></ul><h2>Ohio</h2><h3>Cities</h3><ul><li>Columbus</li><li>Cincinnati</li></ul>'
const HARMLESS: Ending = { entries: 3 }

export const hostilePages: readonly HostileDocument[] = [
  page('100,000 elements in one another', { says: 'deep' }, () => '<div>'.repeat(100_000)),
  page('100,000 bold links, never closed', { says: 'deep' }, () => '<b><i><a>'.repeat(33_000)),
  page('600,000 elements side by side', { says: 'elements' }, () => '<p>x</p>'.repeat(600_000)),
  page('200,000 attributes on one tag', { says: 'attributes' }, () => `<p ${attributes(200_000)}>x</p>`),
  page('1,000 tags of 300 attributes', HARMLESS, () => `<p ${attributes(300)}>x</p>`.repeat(1000)),
  page('40 MB of text', 'oversized', () => `<p>${'Columbus '.repeat(4_500_000)}</p>`),
  page('5 MB of text in one line', HARMLESS, () => `<p>${'columbus '.repeat(555_000)}</p>`),
  page('5 MB of entities', HARMLESS, () => `<p>${'&CounterClockwiseContourIntegral;'.repeat(150_000)}</p>`),
  page('entities of entities, 2 to the 30th in all', HARMLESS, () => '<p>&e30;</p>', entities()),
  page('a table that claims 500 million cells', HARMLESS, () => {
    const row = `<tr>${'<td colspan="1000" rowspan="65534">x</td>'.repeat(50)}</tr>`
    return `<table>${row.repeat(100)}</table>`
  }),
  page('5 MB of links', HARMLESS, () =>
    Array.from(
      { length: 30_000 },
      (_, n) => `<a href="/${n}/${'x'.repeat(130)}.xlsx">participating</a>`,
    ).join(' '),
  ),
  page('links that each repeat a long address', HARMLESS, () => longAddresses()),
  page('a comment that never ends', HARMLESS, () => `<!--${'-'.repeat(5_000_000)}`),
]

/** A list of three cities, and a trick below it. */
function page(name: string, ends: Ending, trick: () => string, doctype = '<!doctype html>'): HostileDocument {
  return {
    name,
    list: 'dhs-sanctuary',
    file: 'sanctuary-jurisdictions.html',
    bytes: () =>
      Buffer.from(
        `${doctype}<html><head><title>Sanctuary Jurisdictions</title></head><body><main>${LIST}${trick()}</main></body></html>`,
      ),
    ends,
  }
}

function attributes(count: number): string {
  return Array.from({ length: count }, (_, n) => `a${n}=1`).join(' ')
}

/** The browser puts the base before each: 30 GB in all. */
function longAddresses(): string {
  const links = Array.from({ length: 30_000 }, (_, n) => `<a href="${n}.xlsx">participating</a>`)
  return `<base href="https://example.gov/${'x'.repeat(1_000_000)}/">${links.join(' ')}`
}

function entities(): string {
  const doubling = Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`)
  return `<!DOCTYPE html [<!ENTITY e0 "a">${doubling.join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`
}
