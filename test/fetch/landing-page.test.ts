import { describe, expect, test } from 'vitest'
import { ReadError } from '../../src/errors.ts'
import { chooseDocument } from '../../src/fetch/landing-page.ts'
import { documentLinks } from '../../src/read/html/document-links.ts'
import type { DocumentRule } from '../../src/sources/source.ts'

const PAGE = 'https://www.ice.gov/identify-and-arrest/287g'
const FOLDER = 'https://www.ice.gov/doclib/about/offices/ero/287g'
const PARTICIPATING: DocumentRule = { own: /participating/i, others: /pending/i, extension: '.xlsx' }
const PENDING: DocumentRule = { own: /pending/i, others: /participating/i, extension: '.xlsx' }
const SEEN = { url: PAGE, seenOn: '2025-08-28' }

const linksIn = (page: string) =>
  documentLinks({ bytes: Buffer.from(page), contentType: 'text/html; charset=utf-8', file: null }, PAGE)
const linksOf = (body: string) => linksIn(`<html><body>${body}</body></html>`)
const choose = (body: string, rule = PARTICIPATING) => {
  const { chosen, siblings, doubtful, rivals } = chooseDocument(linksOf(body), rule, SEEN)
  return {
    chosen: chosen?.fileName ?? chosen?.url ?? null,
    siblings: siblings.map(link => link.fileName),
    doubtful: doubtful.map(({ link, why }) => `${link.fileName}: ${why}`),
    rivals: rivals.map(({ link, why }) => `${link.fileName}: ${why.replace(`${FOLDER}/`, '')}`),
  }
}
const link = (file: string, text: string) =>
  `<p><a href="/doclib/about/offices/ero/287g/${file}">${text}</a></p>`

describe('the links of a page', () => {
  test('to documents, in order, with what they say', () => {
    const links = linksOf(`
      <nav><a href="/">Home</a> <a href="#top">Top</a> <a href="mailto:a@ice.gov">a.pdf</a></nav>
      <a href="/doclib/about/offices/ero/287g/participatingAgencies08272025am.xlsx#x">
        <span>Participating&nbsp;</span>Agencies</a>
      <a href="//www.ice.gov/doclib/fact%20sheet.PDF" title="Fact sheet"><img src="i.png"></a>
      <a href="/file-download/download/public/1234">Pending agencies</a>
      <a href="/file-download?file=/287g/pendingAgencies08272025pm.xlsx">Pending (evening)</a>
      <a href="${FOLDER}/participatingAgencies08272025am.xlsx">Download</a>
      <a href="javascript:open('x.pdf')">x.pdf</a> <a href="http://">y.pdf</a>`)
    expect(links).toEqual([
      {
        url: `${FOLDER}/participatingAgencies08272025am.xlsx`,
        text: 'Participating Agencies | Download',
        fileName: 'participatingAgencies08272025am.xlsx',
        order: 0,
        hidden: false,
      },
      {
        url: 'https://www.ice.gov/doclib/fact%20sheet.PDF',
        text: 'Fact sheet',
        fileName: 'fact sheet.PDF',
        order: 1,
        hidden: false,
      },
      {
        url: 'https://www.ice.gov/file-download/download/public/1234',
        text: 'Pending agencies',
        fileName: null,
        order: 2,
        hidden: false,
      },
      {
        url: 'https://www.ice.gov/file-download?file=/287g/pendingAgencies08272025pm.xlsx',
        text: 'Pending (evening)',
        fileName: 'pendingAgencies08272025pm.xlsx',
        order: 3,
        hidden: false,
      },
    ])
  })

  test('follow the page’s base address', () => {
    expect(linksOf('<base href="https://cdn.example/files/"><a href="a.pdf">A</a>')[0]?.url).toBe(
      'https://cdn.example/files/a.pdf',
    )
  })

  test('of a page that breaks off are not believed', () => {
    expect(() => linksIn('<html><body><a href="a.pdf">A</a><a href="b')).toThrow(ReadError)
  })
})

describe('the document of a list', () => {
  test.each([
    ['287gParticipatingAgency08272025.xlsx', 'here'],
    ['ParticipatingAgencies08-27-2025pm_b.XLSX', 'Participating Agencies'],
    ['participating_agencies.xlsx', 'Excel file'],
    ['287g-agencies-082725.xlsx', 'Participating Agencies'],
    ['participatingAgencies082720255.xlsx', 'Participating and Pending Agencies'],
  ])('is found by name or text: %s, "%s"', (file, text) => {
    expect(choose(link(file, text) + link('pendingAgencies08272025am.xlsx', 'Pending')).chosen).toBe(file)
  })

  test('is found behind an address that names no file, by its text', () => {
    const body = '<a href="/file-download/download/public/77">Pending Agencies</a>'
    expect(choose(body, PENDING).chosen).toBe('https://www.ice.gov/file-download/download/public/77')
    expect(choose(body).chosen).toBeNull()
  })

  test('is not taken from another list: text and name must not speak of different ones', () => {
    const body =
      link('pendingAgencies08282025am.xlsx', 'Participating Agencies') +
      link('participatingAgencies08272025am.xlsx', 'Participating Agencies')
    const why = 'its text and its file name speak of different lists'
    const doubtful = [`pendingAgencies08282025am.xlsx: ${why}`]
    expect(choose(body)).toMatchObject({
      chosen: 'participatingAgencies08272025am.xlsx',
      siblings: [],
      doubtful,
    })
    expect(choose(body, PENDING)).toMatchObject({ chosen: null, siblings: [], doubtful })
  })

  test('is not taken from another host, unless the source names it', () => {
    const body = '<a href="https://files.example/participatingAgencies08272025am.xlsx">Participating</a>'
    expect(choose(body)).toMatchObject({
      chosen: null,
      doubtful: ['participatingAgencies08272025am.xlsx: it leads to another host, files.example'],
    })
    const rule = { ...PARTICIPATING, otherHosts: ['files.example'] }
    expect(choose(body, rule).chosen).toBe('participatingAgencies08272025am.xlsx')
    expect(choose(body.replace('files.example', 'ice.gov')).chosen).toBe(
      'participatingAgencies08272025am.xlsx',
    )
  })

  test('is of the right kind; of another kind it is doubtful, not gone', () => {
    const { chosen, doubtful } = choose(link('participatingAgencies08272025.xls', 'Participating Agencies'))
    expect(chosen).toBeNull()
    expect(doubtful).toEqual([
      'participatingAgencies08272025.xls: participatingAgencies08272025.xls is no .xlsx file',
    ])
    expect(choose('<p>No links today</p>')).toEqual({ chosen: null, siblings: [], doubtful: [], rivals: [] })
  })
})

describe('the newest of several', () => {
  test.each([
    [
      'the first, when the day in another’s name cannot be meant',
      '08272025am',
      '',
      '06123025pm',
      '',
      '08272025am',
    ],
    ['the second, when its name is a day later', '08262025am', '', '08272025am', '', '08272025am'],
    ['the second, when its name is later on one day', '08272025am', '', '08272025pm', '', '08272025pm'],
    ['the second, when the year in its name is mistyped', '08262025', '', '08273025', '', '08273025'],
    ['the second, when only its text says when', '', '', 'Current', 'as of August 27, 2025', 'Current'],
    ['the second, by abbreviated months', '-1', '(Aug. 26, 2025)', '-2', '(Aug. 27, 2025)', '-2'],
    ['the second, when the first is called old', '08272025am', '(previous version)', '', '', ''],
    [
      'the second, when text and name say so',
      '08262025am',
      'as of August 26, 2025',
      '08272025pm',
      'as of August 27, 2025',
      '08272025pm',
    ],
    [
      'the second, when its text says so and the names agree',
      '08272025am',
      '8/26/2025',
      '08272025am_b',
      '8/27/2025',
      '08272025am_b',
    ],
    [
      'the first, when text and name contradict each other',
      '08272025am',
      '2025-08-26',
      '08252025am',
      '2025-08-27',
      '08272025am',
    ],
  ])('is %s', (_, one, oneText, two, twoText, expected) => {
    const body =
      link(`participatingAgencies${one}.xlsx`, `Participating ${oneText}`) +
      link(`participatingAgencies${two}.xlsx`, `Participating ${twoText}`)
    const { chosen, siblings } = choose(body)
    const other = expected === one ? two : one
    expect({ chosen, siblings }).toEqual({
      chosen: `participatingAgencies${expected}.xlsx`,
      siblings: [`participatingAgencies${other}.xlsx`],
    })
  })

  test('is one that the page shows, where it shows any', () => {
    const hidden = (file: string) => `<div style="display: none">${link(file, 'Participating')}</div>`
    const old = 'participatingAgencies08262025.xlsx'
    const shown = 'participatingAgencies08252025.xlsx'
    expect(choose(hidden(old) + link(shown, 'Participating'))).toMatchObject({
      chosen: shown,
      rivals: [`${old}: it states 2025-08-26, and ${shown}, which is followed, states 2025-08-25`],
    })
    expect(choose(hidden(old)).chosen).toBe(old)
    // one address linked twice is shown when one of the links is
    expect(choose(hidden(old) + link(old, 'Participating') + link(shown, 'Participating')).chosen).toBe(old)
  })

  test('is no undated one, which is told', () => {
    const dated = 'participatingAgencies08272025.xlsx'
    const undated = 'participatingAgencies.xlsx'
    expect(choose(link(undated, 'Participating') + link(dated, 'Participating'))).toMatchObject({
      chosen: dated,
      rivals: [`${undated}: it states no day, and ${dated}, which is followed, states 2025-08-27`],
    })
  })

  test('is no later form beside it, nor a later document that cannot be read; both are told', () => {
    const list = 'participatingAgencies08252025.xlsx'
    const form = 'participatingAgencyTrainingForm08262025.xlsx'
    const other = 'participatingAgencies08272025.xls'
    const body = [list, form, other].map(file => link(file, 'Participating')).join('')
    const { chosen, rivals } = choose(body)
    expect(chosen).toBe(list)
    expect(rivals.map(text => text.split(':')[0])).toEqual([form, other])
  })
})
