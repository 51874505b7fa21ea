/** A made-up page of jurisdictions and their policies, and two definitions of how it is read: the second one is right. */

const FACTS = {
  id: 'own-list',
  title: 'A made-up list',
  publisher: 'Nobody',
  url: 'https://example.org/list',
  format: 'html',
  name: 'place',
  state: 'WY',
  kind: 'county',
  expected: { floor: 3, ceiling: 100 },
}
const PLACE = { selector: 'b', field: 'place' }

/** Misses the second column of the page, takes its footnote for a place, and an old policy for the one in force. */
export const WRONG = {
  ...FACTS,
  items: 'main ul.first > li',
  parts: [PLACE, { selector: 'i', field: 'policy' }],
  ignore: ['em'],
}

export const RIGHT = {
  ...FACTS,
  items: 'main ul > li:not(.footnote)',
  parts: [PLACE, { selector: 'i:not(:has(+ em)), em', field: 'policy' }],
  readerVersion: 2,
  ignore: ['i:has(+ em)'],
}

/** A page of the list. @param columns items in HTML, of the first column and of the second */
export function listPage(...columns: readonly (readonly string[])[]): string {
  const [first = [], second = []] = columns
  const list = (name: string, items: readonly string[]) => `<ul class="${name}">${items.join('')}</ul>`
  return `<!doctype html><html><head><title>Policies</title></head><body><nav><ul><li>Home</li></ul></nav>
    <main><h1>Policies</h1>${list('first', first)}${list('second', second)}</main></body></html>`
}

export function place(name: string, policy: string): string {
  return `<li><b>${name}</b> <i>${policy}</i></li>`
}

const PLACES = ['Alder County', 'Birch County', 'Cedar County'].map(name => place(name, 'none'))

/** By file name. The reader is wrong about the second page and the fourth; the latter has too little that it can read. */
export const PAGES: Readonly<Record<string, string>> = {
  '2026-01-05.html': listPage(PLACES),
  '2026-02-03.html': listPage(
    [
      '<li><b>Alder County</b> <i>none</i><em>some</em></li>',
      ...PLACES.slice(1),
      '<li class="footnote"><b>As of *February*</b> <i>see below</i></li>',
    ],
    [place('Larkmoor', 'none')],
  ),
  '2026-03-04.html': listPage([...PLACES, place('Quill', 'none')]),
  '2026-04-05.html': listPage(PLACES.slice(1), [place('Larkmoor', 'none'), place('Quill', 'none')]),
}
