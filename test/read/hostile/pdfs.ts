import { deflateSync } from 'node:zlib'
import type { Ending, HostileDocument } from './document.ts'
import { drawPdf, FONT, onePage, stream } from './pdf.ts'
import { zlibSpaces } from './spaces.ts'

const FLATE = '/Filter/FlateDecode'

export const hostilePdfs: readonly HostileDocument[] = [
  report('1 GB of spaces, deflated', 'stopped', () => onePage(stream(zlibSpaces(1024), FLATE))),
  report('1 GB of spaces, deflated twice', 'stopped', () =>
    onePage(stream(deflateSync(zlibSpaces(1024)), '/Filter[/FlateDecode/FlateDecode]')),
  ),
  report('a string of 200 MB', 'stopped', () =>
    onePage(deflated('BT /F 9 Tf (', 'a'.repeat(2 ** 20), 200, ') Tj ET')),
  ),
  report('six million strokes', 'stopped', () =>
    onePage(deflated('', '0 0 m 9 9 l S\n'.repeat(60_000), 100)),
  ),
  report('six million letters', 'stopped', () =>
    onePage(deflated('BT /F 9 Tf ', '1 0 0 1 9 9 Tm (a) Tj\n'.repeat(60_000), 100, 'ET')),
  ),
  report('forms in forms, 2 to the 30th in all', 'stopped', () =>
    onePage(stream('/X5 Do'), names(30), forms(30)),
  ),
  report('a form that shows itself', { says: 'PDF' }, () =>
    onePage(stream('/X5 Do'), '/XObject<</X5 5 0 R>>', [
      stream('/X5 Do', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X5 5 0 R>>>>'),
    ]),
  ),
  report('20,000 pages', { says: 'the PDF has 20,000 pages' }, manyPages),
  report('a page tree that contains itself', { says: 'page 1 of the PDF is damaged' }, () =>
    drawPdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>']),
  ),
  report('a page tree that states 2 billion pages', { says: 'PDF' }, () =>
    drawPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 2000000000>>',
      '<</Type/Page/Parent 2 0 R>>',
    ]),
  ),
  report('a reference to itself', { says: 'cannot be opened' }, () =>
    drawPdf(['<</Type/Catalog/Pages 2 0 R>>', '2 0 R']),
  ),
  report('a stream that states its length by itself', { says: 'content that is broken' }, () =>
    onePage(stream('BT ET', '/Length 4 0 R')),
  ),
  report('a stream that states 2 GB', { says: 'PDF' }, () => onePage(stream('BT ET', '/Length 2147483647'))),
  report('a stream that states less than it has', { says: 'PDF' }, () =>
    onePage(stream('BT /F 9 Tf (abc) Tj ET', '/Length 3')),
  ),
  report('arrays in arrays, 100,000 deep', { says: 'PDF' }, () =>
    onePage(stream('BT ET'), '', ['['.repeat(100_000)]),
  ),
  report('arrays in arrays on a page', { says: 'PDF' }, () => onePage(stream(`${'['.repeat(1_000_000)} TJ`))),
  report('saved states in saved states', 'stopped', () => onePage(stream(`${'q '.repeat(3_000_000)} BT ET`))),
  report('a picture of a billion pixels', { says: 'PDF' }, () =>
    onePage(stream('/X5 Do'), '/XObject<</X5 5 0 R>>', [
      stream(
        zlibSpaces(1024),
        `${FLATE}/Type/XObject/Subtype/Image/Width 32768/Height 32768/ColorSpace/DeviceGray/BitsPerComponent 8`,
      ),
    ]),
  ),
]

function report(name: string, ends: Ending, bytes: () => Uint8Array): HostileDocument {
  return { name, list: 'ddor', file: 'ddor2017.pdf', bytes, ends }
}

function deflated(before: string, repeated: string, times: number, after = ''): Uint8Array {
  return stream(
    deflateSync(
      Buffer.concat([
        Buffer.from(before),
        Buffer.alloc(repeated.length * times, repeated),
        Buffer.from(after),
      ]),
    ),
    FLATE,
  )
}

/** Each form shows the next twice. Objects 5 to 4 + `depth`. */
function forms(depth: number): Uint8Array[] {
  return Array.from({ length: depth }, (_, n) =>
    n === depth - 1
      ? stream('0 0 m 9 9 l S', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]')
      : stream(
          `/X${n + 6} Do /X${n + 6} Do`,
          `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X${n + 6} ${n + 6} 0 R>>>>`,
        ),
  )
}

function names(depth: number): string {
  return `/XObject<<${Array.from({ length: depth }, (_, n) => `/X${n + 5} ${n + 5} 0 R`).join('')}>>`
}

function manyPages(): Uint8Array {
  const count = 20_000
  return drawPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${count}/Kids[${Array.from({ length: count }, (_, n) => `${n + 4} 0 R`).join(' ')}]>>`,
    stream('BT /F 9 Tf 9 9 Td (a page) Tj ET'),
    ...Array.from(
      { length: count },
      () => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<<${FONT}>>>>`,
    ),
  ])
}
