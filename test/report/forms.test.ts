import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Element } from 'domhandler'
import { beforeAll, describe, expect, test } from 'vitest'
import { discordBody } from '../../src/alerts/bodies/discord.ts'
import { mailHtml, mailSubject, mailText } from '../../src/alerts/bodies/mail.ts'
import { slackBody } from '../../src/alerts/bodies/slack.ts'
import { teamsBody } from '../../src/alerts/bodies/teams.ts'
import { AlertEvent } from '../../src/alerts/event.ts'
import { ChangelogLine } from '../../src/report/jsonl.ts'
import { plain } from '../../src/report/plain.ts'
import { folderForAll } from '../support/folder-for-all.ts'
import { type Finished, icelist } from '../support/icelist.ts'
import { PAYLOADS } from '../support/payloads.ts'

/** Elements that the forms themselves use; none of them has an attribute. */
const OURS = new Set(['p', 'h1', 'h2', 'h3', 'ul', 'li', 'code', 'del', 'ins', 'article'])
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/u

/** No argument of a process holds the character 0. */
const REASON = PAYLOADS.join(' ').replaceAll('\u0000', '')

const folder = folderForAll()
let event: AlertEvent
const ask = (...words: string[]): Promise<Finished> => icelist(words, folder)

/** Two versions of a list whose every name and field is hostile, and whose acceptance and file names are so too. */
beforeAll(async () => {
  const eventFile = join(folder, 'event.json')
  const saving = `require('fs').writeFileSync(process.argv[1], require('fs').readFileSync(0))`
  const list = {
    id: 'hostile-list',
    title: '<b>A list</b> & [its](http://x.example) =title',
    publisher: 'Nobody',
    url: 'https://example.org/list.csv',
    format: 'csv',
    columns: [
      { header: 'Place', field: 'place' },
      { header: 'Policy', field: 'policy' },
    ],
    name: 'place',
    state: 'WY',
    kind: 'other',
    expected: { floor: 1, ceiling: 1000 },
  }
  writeFileSync(
    join(folder, 'icelist.config.json'),
    JSON.stringify({
      ownLists: [list],
      alerts: [{ name: 'keep', kind: 'command', command: [process.execPath, '-e', saving, eventFile] }],
    }),
  )
  const versions = [
    PAYLOADS.flatMap((text, index) => [
      [text, 'none'],
      [`Old ${index} ${text}`, text],
    ]),
    PAYLOADS.flatMap((text, index) => [
      [text, text],
      [`${text} new ${index}`, text],
    ]),
  ]
  for (const [index, rows] of versions.entries()) {
    const file = join(folder, `2025-01-0${index + 1} <img src=x> \`=[a](b).csv`)
    writeFileSync(file, stringify([['Place', 'Policy'], ...rows]))
    const imported = await ask('import', 'hostile-list', file, '--accept', REASON)
    expect(imported, imported.out + imported.err).toMatchObject({ exitCode: 0 })
    expect(imported.out.replaceAll('\n', '')).not.toMatch(UNPRINTABLE)
  }
  event = AlertEvent.parse(JSON.parse(readFileSync(eventFile, 'utf8')))
})

/** Parsed as a browser would: nothing but our own elements, none of them with an attribute. */
function expectOnlyOurs(html: string) {
  const $ = load(html, null, false)
  for (const element of $<Element, string>('*').toArray()) {
    expect(OURS).toContain(element.name)
    expect(element.attribs).toEqual({})
  }
  return $
}

describe('40 hostile strings, printed in a document as names and fields, are letters alone', () => {
  test('there are as many', () => expect(new Set(PAYLOADS).size).toBe(40))

  test.each(['diff hostile-list', 'show hostile-list', 'snapshots hostile-list', 'captures hostile-list'])(
    'on a terminal: %s',
    async words => {
      const { out, exitCode } = await ask(...words.split(' '))
      expect(exitCode).toBe(0)
      expect(out.replaceAll('\n', '')).not.toMatch(UNPRINTABLE)
    },
  )

  test('in CHANGELOG.md', async () => {
    await ask('changelog')
    const text = readFileSync(join(folder, 'snapshots/CHANGELOG.md'), 'utf8')
    const lines = text.split('\n').filter(line => line.startsWith('- '))
    expect(lines.length).toBeGreaterThan(3 * PAYLOADS.length)
    for (const line of lines) {
      // what is bold or struck out is so by our own marks
      const unescaped = line
        .slice(2)
        .replace(/\\[^a-z0-9\s]/gi, '')
        .replace(/(?:\*\*|~~|`)/g, '')
      expect(unescaped).not.toMatch(/[<>[\]*_|~@#&]|:\S|www\.|^[-+=]\s|^\d+\.\s/)
      expect(line).not.toMatch(UNPRINTABLE)
    }
  })

  test('in CSV', async () => {
    for (const words of ['changelog --format csv', 'diff hostile-list --format csv']) {
      const cells: string[][] = parse((await ask(...words.split(' '))).out, { relax_column_count: false })
      expect(cells.length).toBeGreaterThan(3 * PAYLOADS.length)
      for (const cell of cells.flat()) {
        expect(cell).not.toMatch(/^[\s\p{Cc}]*[=+\-@]/u)
        expect(cell).not.toMatch(UNPRINTABLE)
      }
    }
  })

  test('in JSON Lines', async () => {
    const { out } = await ask('changelog', '--format', 'jsonl')
    const lines = out.trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(3 * PAYLOADS.length)
    for (const line of lines) {
      ChangelogLine.parse(JSON.parse(line))
      // whoever prints it on a terminal as it is
      expect(line).not.toMatch(UNPRINTABLE)
    }
  })

  test('in Atom', async () => {
    const { out } = await ask('changelog', '--format', 'atom')
    // what XML 1.0 can hold, 2.2
    expect(out).not.toMatch(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u)
    const $ = load(out, { xml: { decodeEntities: true } })
    expect($('feed > entry')).toHaveLength(2)
    expect(
      $('feed > entry > *')
        .toArray()
        .map(({ name }) => name),
    ).toEqual([1, 2].flatMap(() => ['title', 'id', 'link', 'updated', 'content', 'published']))
    for (const element of $('entry > title, entry > content').toArray()) {
      expect($(element).attr('type')).toBe('html')
      expectOnlyOurs($(element).text())
    }
    expectShown($('entry > content').first().text())
  })

  test('in JSON Feed', async () => {
    const feed = JSON.parse((await ask('changelog', '--format', 'json-feed')).out)
    expect(feed.items).toHaveLength(2)
    for (const item of feed.items) {
      expectOnlyOurs(item.content_html)
      expect(item.title).not.toMatch(UNPRINTABLE)
    }
    expectShown(feed.items[0].content_html)
  })

  test('in a page', async () => {
    const { out } = await ask('changelog', '--format', 'html')
    const $ = load(out)
    expect(
      $('head > *')
        .toArray()
        .map(({ name }) => name),
    ).toEqual(['meta', 'meta', 'meta', 'title', 'style'])
    const body = $('body')
    for (const element of body.find('*').toArray()) {
      expect(OURS).toContain(element.name)
      expect(Object.keys(element.attribs)).toEqual(element.name === 'article' ? ['id'] : [])
    }
    expectShown(body.html() ?? '')
  })

  test('in an e-mail', () => {
    expect(mailSubject(event)).not.toMatch(UNPRINTABLE)
    // nothing that a mail program takes for an address
    const $ = load(mailHtml(event))
    const shown = $('h1, h2, p, li')
      .toArray()
      .map(element => $(element).text())
    // nothing that a mail program takes for an address
    for (const text of [mailText(event), ...shown])
      expect(text).not.toMatch(/:\/\/|[^\s\u200b]@\S|www\.[^\u200b]|\p{L}\.\p{L}{2}/u)
    for (const element of $('body *').toArray()) {
      expect(OURS).toContain(element.name)
      expect(element.attribs).toEqual({})
    }
    expectShown($('body').html() ?? '', text => text.replaceAll('\u200b', ''))
  })

  test('in Slack, Discord and Teams', () => {
    const slack = slackBody(event)
    expect(slack.text).not.toMatch(/[<>]/)
    for (const { text } of slack.blocks) {
      expect(text).toMatchObject({ type: 'plain_text' })
      expect(text.text.length).toBeLessThanOrEqual(3000)
    }
    const discord = discordBody(event)
    expect(discord.allowed_mentions).toEqual({ parse: [] })
    for (const { description } of discord.embeds) {
      expect(description.length).toBeLessThanOrEqual(4096)
      const unescaped = description.replace(/\\[^a-z0-9\s]/gi, '').replace(/^\*\*.*\*\*$/gm, '')
      expect(unescaped).not.toMatch(/[<>[\]`*_|~@#]|:\S|www\.|^[-+=]\s|^\d+\.\s/)
    }
    const teams = teamsBody(event)
    expect(JSON.stringify(teams).length).toBeLessThan(28_000)
    for (const { content } of teams.attachments)
      for (const block of content.body)
        expect(block).toMatchObject({ type: 'RichTextBlock', inlines: [{ type: 'TextRun' }] })
  })
})

/** Dead and legible: what the document prints can be read, letter by letter. */
function expectShown(html: string, cleaned = (text: string) => text) {
  const text = cleaned(load(html).text())
  // what is very long is cut in messages
  for (const payload of PAYLOADS) expect(text).toContain(plain(payload).slice(0, 500))
}
