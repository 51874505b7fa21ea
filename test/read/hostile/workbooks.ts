import type { Ending, HostileDocument } from './document.ts'
import { deflatedSpaces } from './spaces.ts'
import { type DrawnPart, drawZip } from './zip.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const HEADER = ['STATE', 'LAW ENFORCEMENT AGENCY', 'SUPPORT TYPE', 'SIGNED']
const ROWS = [
  ['TEXAS', 'Anderson County Sheriff', 'Task Force Model', '3/7/2025'],
  ['FLORIDA', 'Baker County Sheriff', 'Jail Enforcement Model', '2/26/2025'],
]

const HARMLESS: Ending = { entries: ROWS.length }

export const hostileWorkbooks: readonly HostileDocument[] = [
  workbook(
    'a part that unpacks to 1 GB, and says so',
    { says: 'would unpack to 1024 MB' },
    {
      parts: [spaces(1024, 2 ** 30)],
    },
  ),
  workbook(
    'a part that unpacks to a thousand times its size',
    { says: 'times its size' },
    {
      parts: [spaces(50, 50 * 2 ** 20)],
    },
  ),
  workbook(
    'a part that unpacks to 1 GB, and says 4 KB',
    { says: 'xl/blank.xml cannot be unpacked' },
    {
      parts: [spaces(1024, 4096)],
    },
  ),
  workbook(
    'a part that says it holds the next',
    { says: 'share bytes' },
    {
      parts: [
        { name: 'xl/outer.xml', content: '', claims: { packed: 50 } },
        { name: 'xl/inner.xml', content: '0123456789'.repeat(9) },
      ],
    },
  ),
  workbook(
    'two sheets under one name',
    { says: 'two parts called XL/worksheets/sheet1.xml' },
    {
      parts: [{ name: 'XL/worksheets/sheet1.xml', content: sheetXml({ rows: '' }) }],
    },
  ),
  workbook('a bomb in a ZIP file in the workbook', HARMLESS, {
    parts: [{ name: 'xl/embeddings/inner.zip', content: bomb() }],
  }),
  participating(
    'a ZIP file in a ZIP file, and no workbook',
    () => drawZip([{ name: 'inner.zip', content: bomb() }]),
    { says: 'a ZIP file of another kind' },
  ),
  workbook('a sheet that claims a million rows of 16,384 columns', HARMLESS, {
    dimension: 'A1:XFD1048576',
  }),
  workbook('ten thousand descriptions of all 16,384 columns', HARMLESS, { columns: manyColumns }),
  workbook(
    'a row numbered 1,048,576',
    { says: 'larger than' },
    {
      rows: '<row r="1048576"><c r="A1048576" t="str"><v>TEXAS</v></c></row>',
    },
  ),
  workbook(
    'a cell in the last of 16,384 columns',
    { says: 'larger than' },
    {
      rows: '<row r="9"><c r="XFD9" t="str"><v>TEXAS</v></c></row>',
    },
  ),
  workbook('a million rows', { says: 'more than 100000 rows' }, { rows: manyRows }),
  workbook('links to other files', HARMLESS, {
    parts: [
      {
        name: 'xl/externalLinks/externalLink1.xml',
        content: `<externalLink xmlns="${MAIN}" xmlns:r="${OFFICE}"><externalBook r:id="rId1"/></externalLink>`,
      },
      {
        name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
        content: relations(
          `<Relationship Id="rId1" Type="${OFFICE}/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/>`,
        ),
      },
    ],
  }),
  workbook('entities of entities, 2 to the 30th in all', HARMLESS, { doctype: entities() }),
  participating(
    'a container of the format before 2007, or of a locked workbook',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]),
    { says: 'locked by a password' },
  ),
]

interface Tricks {
  readonly parts?: readonly DrawnPart[]
  readonly doctype?: string
  readonly dimension?: string
  /** of the sheet, before its rows */
  readonly columns?: () => string
  /** of the sheet, after those of the list */
  readonly rows?: string | (() => string)
}

/** A small list of participating agencies, and a trick. */
function workbook(name: string, ends: Ending, tricks: Tricks): HostileDocument {
  return participating(
    name,
    () =>
      drawZip([
        {
          name: '[Content_Types].xml',
          content: `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="${TYPE}.externalLink+xml"/></Types>`,
        },
        {
          name: 'xl/workbook.xml',
          content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        },
        {
          name: 'xl/_rels/workbook.xml.rels',
          content: relations(
            `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>`,
          ),
        },
        { name: 'xl/worksheets/sheet1.xml', content: sheetXml(tricks) },
        ...(tricks.parts ?? []),
      ]),
    ends,
  )
}

function participating(name: string, bytes: () => Uint8Array, ends: Ending): HostileDocument {
  return { name, list: '287g-participating', file: 'participating.xlsx', bytes, ends }
}

function sheetXml({ doctype = '', dimension = 'A1:D3', columns = () => '', rows = '' }: Tricks): string {
  const list = [HEADER, ...ROWS].map((cells, row) => rowXml(row + 1, cells)).join('')
  const more = typeof rows === 'string' ? rows : rows()
  return `<?xml version="1.0"?>${doctype}<worksheet xmlns="${MAIN}"><dimension ref="${dimension}"/>${columns()}<sheetData>${list}${more}</sheetData></worksheet>`
}

function rowXml(row: number, cells: readonly string[]): string {
  const xml = cells.map((text, column) => `<c r="${'ABCD'[column]}${row}" t="str"><v>${text}</v></c>`)
  return `<row r="${row}">${xml.join('')}</row>`
}

function manyColumns(): string {
  const all = 'min="1" max="16384" width="9"'
  return `<cols>${`<col ${all}/><col ${all} hidden="1"></col>`.repeat(5000)}</cols>`
}

function manyRows(): string {
  return Array.from({ length: 1_000_000 }, (_, n) => rowXml(n + 4, ['TEXAS'])).join('')
}

function relations(xml: string): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${xml}</Relationships>`
}

function spaces(megabytes: number, unpacked: number): DrawnPart {
  return { name: 'xl/blank.xml', content: '', packed: deflatedSpaces(megabytes), claims: { unpacked } }
}

function bomb(): Uint8Array {
  return drawZip([spaces(1024, 2 ** 30)])
}

function entities(): string {
  const doubling = Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`)
  return `<!DOCTYPE worksheet [<!ENTITY e0 "a">${doubling.join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`
}
