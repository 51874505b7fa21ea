import { describe, expect, test } from 'vitest'
import type { Reading } from '../../src/sources/source.ts'
import {
  address,
  bookOf,
  type Drawn,
  HEADER,
  NAMES,
  ROWS,
  type Rows,
  readBook,
  readBytes,
  withPart,
} from './agreement-documents.ts'

const LIST: Rows = [HEADER, ...ROWS]

const names = ({ entries }: Reading) => entries.map(entry => entry.name)
const told = ({ notices }: Reading) => notices.map(({ code, examples }) => [code, examples])

/** The list with one cell of its first row replaced. */
function withCell(header: string, cell: Drawn): Rows {
  const [first = [], ...others] = ROWS
  return [HEADER, first.map((each, at) => (HEADER[at] === header ? cell : each)), ...others]
}

describe('a signing day', () => {
  const number = (format: string): Drawn => ({ t: 'n', v: 45840, z: format })

  test.each<[Drawn, string]>([
    ...['2025-07-02 00:00:00', '07/02/2025 0:00', '2025-07-02T00:00:00.000Z', '2-Jul-25', '02-Jul-2025'].map(
      text => [text, text] as [Drawn, string],
    ),
    ...['Jul 2, 2025', 'Jul. 2nd, 2025', 'Wednesday, July 2, 2025', 'Wed, Jul 2, 2025', '07-02-2025'].map(
      text => [text, text] as [Drawn, string],
    ),
    ...['General', '0', '@', 'm/d/yy'].map(
      format => [number(format), `a number as ${format}`] as [Drawn, string],
    ),
  ])('%j, %s, is 2025-07-02', async cell => {
    const { entries, notices } = await readBook([{ rows: withCell('SIGNED', cell) }])
    expect(entries[0]?.fields.signed).toBe('2025-07-02')
    expect(notices).toEqual([])
  })

  test.each(['7//2/2025', '7/22025', '7 /2/2025', '7/2/2025.'])(
    '%s can mean one day, and it is said',
    async text => {
      const { entries, notices } = await readBook([{ rows: withCell('SIGNED', text) }])
      expect(entries[0]?.recognised?.signed).toBe('2025-07-02')
      expect(notices.map(notice => notice.code)).toEqual(['impossible-date'])
    },
  )

  test.each<Drawn>([
    '02.07.2025',
    '25/06/2025',
    '13-02-2025',
    'Monday, July 2, 2025',
    '2025-07-02T04:00:00Z',
    '45840',
    4584,
    20250702,
    'TBD',
  ])('%s is not guessed', async cell => {
    const { entries, notices } = await readBook([{ rows: withCell('SIGNED', cell) }])
    expect(entries[0]).toMatchObject({ fields: { signed: String(cell) } })
    expect(entries[0]).not.toHaveProperty('recognised')
    expect(notices.map(notice => notice.code)).toEqual(['impossible-date'])
  })
})

describe('a support type', () => {
  test.each([
    ['Task-Force Model', 'Task Force Model'],
    ['Task Force', 'Task Force Model'],
    ['TFM', 'Task Force Model'],
    ['Jail Enforcement Model (JEM)', 'Jail Enforcement Model'],
    ['JEM Program', 'Jail Enforcement Model'],
    ['Warrant Service Officer Model', 'Warrant Service Officer'],
    ['Warrent Services Officers', 'Warrant Service Officer'],
    ['Tribal Task Force', 'Tribal Task Force Model'],
    ['Trbal Force Model', undefined],
    ['Task Force Model 2', undefined],
    ['TSM', undefined],
  ])('%s means %s', async (printed, meant) => {
    const { entries } = await readBook([{ rows: withCell('SUPPORT TYPE', printed) }])
    expect(entries[0]?.fields.supportType).toBe(printed)
    expect(entries[0]?.recognised?.supportType).toBe(meant)
  })
})

test('cells that slipped under the next header refuse the list', async () => {
  const [first = [], second = [], ...others] = ROWS
  const slipped = ['', ...second.slice(0, -1)]
  await expect(readBook([{ rows: [HEADER, first, slipped, ...others] }])).rejects.toThrow(
    'a column too far to the right, a state under “LAW ENFORCEMENT AGENCY”: B3: ',
  )
})

describe('a link', () => {
  const formula = (f: string, v: string | number = 'link'): Drawn => ({
    t: typeof v === 'string' ? 's' : 'n',
    v,
    f,
  })
  const read = async (cell: Drawn) => {
    const reading = await readBook([{ rows: withCell('MOA', cell) }])
    return {
      link: reading.entries[0]?.fields.moaLink,
      text: reading.entries[0]?.fields.moa,
      told: told(reading),
    }
  }

  test('by a formula is read where it states its address', async () => {
    const [one, other] = [`HYPERLINK("${address('a?b=1&c')}","link")`, `HYPERLINK( "${address('a')}" , B2)`]
    expect(await read(formula(one))).toEqual({ link: address('a?b=1&c'), text: 'link', told: [] })
    expect(await read(formula(other))).toEqual({ link: address('a'), text: 'link', told: [] })
    // never computed by the program that wrote it
    expect(await read(formula(one, 0))).toEqual({ link: address('a?b=1&c'), text: 'link', told: [] })
  })

  test('by a formula that computes its address is none, and it is told', async () => {
    for (const computed of [
      'HYPERLINK(B2)',
      'HYPERLINK("https://example.gov/"&B2,"link")',
      'IF(A2="",HYPERLINK("x"),1)',
    ])
      expect(await read(formula(computed))).toEqual({
        link: '',
        text: 'link',
        told: [['computed-link', ['F2']]],
      })
  })

  test('without its relationship is none', async () => {
    const bytes = withPart(bookOf([{ rows: LIST }]), 'r:id="rId1"', 'r:id="rId99"')
    const links = (await readBytes(bytes)).entries.map(entry => entry.fields.moaLink)
    expect(links).toEqual(['', address('birch'), address('cedar')])
  })
})

describe('merged cells', () => {
  test('say the same of each of their rows', async () => {
    const [first = [], second = [], third = []] = ROWS
    const rows = [
      HEADER,
      first,
      ['', ...second.slice(1)],
      third,
      ['', '', third[2] ?? '', 'Task Force Model'],
    ]
    const merged = await readBook([{ rows, merged: ['A2:A3', 'A4:A5', 'B4:B5'] }])
    const plain = await readBook([{ rows: [...LIST, [...third.slice(0, 3), 'Task Force Model']] }])
    expect(merged).toEqual(plain)
  })

  test('are no more than the rows that there are, however many ranges claim more', async () => {
    const merged = Array.from({ length: 20_000 }, () => 'A4:A1048576')
    expect(names(await readBook([{ rows: LIST, merged }]))).toEqual(NAMES)
  })
})
