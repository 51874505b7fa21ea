import { describe, expect, test } from 'vitest'
import type { Reading } from '../../src/sources/source.ts'
import {
  bookOf,
  HEADER,
  NAMES,
  PENDING_HEADER,
  PENDING_ROWS,
  ROWS,
  type Rows,
  readBook,
  readBytes,
} from './agreement-documents.ts'

const LIST: Rows = [HEADER, ...ROWS]
const PENDING: Rows = [PENDING_HEADER, ...PENDING_ROWS]

const names = ({ entries }: Reading) => entries.map(entry => entry.name)
const told = ({ notices }: Reading) => notices.map(({ code, examples }) => [code, examples])
const renamed = (header: string, as: string) => HEADER.map(name => (name === header ? as : name))

describe('the sheet that is the list', () => {
  const earlier = { name: 'Earlier', rows: LIST.slice(0, 2) }

  test.each([1, 2] as const)('is no hidden one where another has the header (%d)', async hidden => {
    const reading = await readBook([
      { ...earlier, hidden },
      { name: 'List', rows: LIST },
    ])
    expect(names(reading)).toEqual(NAMES)
    expect(told(reading)).toEqual([['stray-sheet', ['Earlier']]])
  })

  test('is a hidden one where no other has the header', async () => {
    const sheets = [
      { name: 'Cover', rows: [['see below']] },
      { rows: LIST, hidden: 1 as const },
    ]
    expect(names(await readBook(sheets))).toEqual(NAMES)
  })

  test('cannot be told where several have the header', async () => {
    await expect(readBook([earlier, { name: 'All', rows: LIST }])).rejects.toThrow(
      'The sheets "Earlier" and "All" each have the header of the list',
    )
  })

  test.each([
    ['participating', NAMES],
    ['pending', NAMES.slice(0, 2)],
  ] as const)('is the %s one of a workbook with both lists', async (list, expected) => {
    const both = [
      { name: 'A', rows: LIST },
      { name: 'B', rows: PENDING.slice(0, 3) },
    ]
    for (const sheets of [both, both.toReversed()])
      expect(names(await readBook(sheets, list))).toEqual(expected)
  })
})

describe('the two lists are told apart', () => {
  const EFFECTIVE: Rows = [renamed('SIGNED', 'EFFECTIVE'), ...ROWS]
  const linked: Rows = [
    [...PENDING_HEADER, 'MOA'],
    ...PENDING_ROWS.map((row, at) => [...row, ROWS[at]?.[5] ?? '']),
  ]

  test.each([
    [
      'pending',
      'days under a header that is misprinted',
      [renamed('SIGNED', 'DATE SINGED'), ...ROWS],
      'the list of participating agencies',
    ],
    [
      'pending',
      'days under a header that is not known',
      EFFECTIVE,
      'a column EFFECTIVE, which is not known and holds days',
    ],
    ['participating', 'days under a header that is not known', EFFECTIVE, 'cannot be told'],
    ['participating', 'links to agreements alone', linked, 'links to agreements and no days of signing'],
    ['participating', 'neither', PENDING, 'the list of pending agencies'],
  ] as const)('%s is refused with %s', async (list, _, rows, sentence) => {
    await expect(readBook([{ rows }], list)).rejects.toThrow(sentence)
  })

  test('and pending agencies may have links to agreements, or a column SIGNED with nothing in it', async () => {
    expect(names(await readBook([{ rows: linked }], 'pending'))).toEqual(NAMES)
    const blank = [[...PENDING_HEADER, 'SIGNED'], ...PENDING_ROWS]
    expect(names(await readBook([{ rows: blank }], 'pending'))).toEqual(NAMES)
  })
})

describe('a header', () => {
  test.each([
    ['LAW ENFORCEMENT AGENCY', 'LAW ENFORCMENT AGENCY'],
    ['LAW ENFORCEMENT AGENCY', 'Law Enforcement Agencies'],
    ['LAW ENFORCEMENT AGENCY', 'LAW ENFORCEMENT AGENCY (LEA)'],
    ['SUPPORT TYPE', 'SUPPPORT TYPES'],
    ['SIGNED', 'DATE SIGNED'],
    ['MOA', 'MOA LINK'],
    ['STATE', 'STATE/TERRITORY'],
  ])('%s is known as %s, and it is said', async (header, as) => {
    const usual = await readBook([{ rows: LIST }])
    const reading = await readBook([{ rows: [renamed(header, as), ...ROWS] }])
    expect(reading.entries).toEqual(usual.entries)
    expect(told(reading)).toMatchObject([['misprinted-header', [expect.stringContaining(as)]]])
  })

  test.each([
    ['is only a part of the name', renamed('LAW ENFORCEMENT AGENCY', 'AGENCY')],
    ['may be either of two columns', [...renamed('SUPPORT TYPE', 'SUPPORT TYPES'), 'SUPPORT TYPE NAME']],
    ['is misprinted as most of them are', ['STAET', 'LAW ENFORCMENT AGENCY', 'x', 'SUPPPORT TYPE']],
  ])('that %s is no header', async (_, header) => {
    await expect(readBook([{ rows: [header, ...ROWS] }])).rejects.toThrow('No sheet has a header row')
  })
})

describe('a row is no entry', () => {
  test.each([
    ['a total', ['Total: 3']],
    ['a total in two columns', ['Total', '3']],
    ['a total in the others', ['', 'TOTAL MOAs', '', '3']],
    ['a footnote', ['* Being modified as of 8/29/2025.']],
    ['a note in the place of rows', ['', 'No agencies at this time']],
    ['a state above its agencies', ['ALABAMA']],
  ])('that is %s, and it is told', async (_, row) => {
    const reading = await readBook([{ rows: [...LIST, row] }])
    expect(names(reading)).toEqual(NAMES)
    expect(told(reading)).toEqual([
      ['row-not-understood', [expect.stringContaining(row.filter(Boolean).join(' | '))]],
    ])
  })

  test('that repeats the header, and it is told', async () => {
    const reading = await readBook([{ rows: [...LIST, HEADER, ['', '', ''], ...ROWS.slice(0, 1)] }])
    expect(names(reading)).toEqual([...NAMES, NAMES[0]])
    expect(told(reading)).toEqual([['header-repeated', ['row 5']]])
  })

  test.each([
    ['its state', ['Nowhere', 'Dogwood Police', '', 'Task Force Model']],
    ['its support type', ['TEXAS', 'Dogwood Police', '', 'Drones']],
    ['both', ['Nowhere', 'Dogwood Police', '', 'Drones']],
  ])('but stays one when %s cannot be told', async (_, row) => {
    expect(names(await readBook([{ rows: [...LIST, row] }]))).toEqual([...NAMES, 'Dogwood Police'])
  })
})

test('a binary workbook is refused by its name', async () => {
  await expect(readBytes(bookOf([{ rows: LIST }], 'xlsb'))).rejects.toThrow(
    'a binary workbook, XLSB. Obtain it as XLSX',
  )
})
