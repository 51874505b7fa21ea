import { Chance } from '../../../fixtures/generator/ddor/chance.ts'
import type { HostileDocument } from './document.ts'
import { onePage, stream } from './pdf.ts'
import { drawZip } from './zip.ts'

/** What each list's documents are called, and what is said of a document that is no such list. */
const NAMES: Readonly<Record<string, { file: string; says: string }>> = {
  ddor: { file: 'ddor2017.pdf', says: 'PDF' },
  'dhs-sanctuary': { file: 'sanctuary-jurisdictions.html', says: 'The page' },
  '287g-participating': { file: 'participating.xlsx', says: 'not an XLSX workbook' },
}

const CONTENTS: Readonly<Record<string, () => Uint8Array>> = {
  'an empty file': () => new Uint8Array(0),
  'a PDF file': () => onePage(stream('BT /F 9 Tf 9 9 Td (not a list) Tj ET')),
  'a web page': () => Buffer.from('<!doctype html><html><body><p>not a list</p></body></html>'),
  'a ZIP file': () => drawZip([{ name: 'readme.txt', content: 'not a list' }]),
  'a PNG picture': () => Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108', 'hex'),
  'a table of text': () => Buffer.from('name,place\nnot,a list\n'),
  '1 MB of chance': () => {
    const chance = new Chance(1)
    return Uint8Array.from({ length: 2 ** 20 }, () => chance.integer(0, 255))
  },
  '1 MB of zeros': () => new Uint8Array(2 ** 20),
}

/** Each content under the name of each list's document; some are of the right type, and no list all the same. */
export const misnamedDocuments: readonly HostileDocument[] = Object.entries(NAMES).flatMap(
  ([list, { file, says }]) =>
    Object.entries(CONTENTS).map(([content, bytes]) => ({
      name: `${content} called ${file}`,
      list,
      file,
      bytes,
      ends: { says },
    })),
)
