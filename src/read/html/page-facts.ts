import type { CheerioAPI } from 'cheerio'
import type { DocumentInput } from '../../sources/source.ts'
import { fold } from '../../text/fold.ts'
import { furnitureOf } from './furniture.ts'
import { loadHtml } from './load.ts'

/** What a page says of itself, as `fold` makes it. */
export interface PageFacts {
  readonly bytes: number
  /** the parts of its title and of its first heading, without punctuation at their ends; [''] when it has neither */
  readonly says: readonly string[]
  /** its text without menus, banners, scripts and styles; no more than `MAX_TEXT` characters of it */
  readonly text: string
  /** refreshes, and the addresses and names of frames, scripts, forms and containers, one a line */
  readonly machinery: string
}

const MAX_SAYING = 300
/** A page that says more than this is no refusal, whatever it says. */
const MAX_TEXT = 10_000
const MAX_MACHINERY = 100_000

/** The facts of a web page. @throws ReadError when it breaks off or cannot be parsed at a reasonable cost */
export function readPageFacts(page: DocumentInput): PageFacts {
  const { $ } = loadHtml(page)
  const machinery = fold(machineryOf($).join(' \n ')).slice(0, MAX_MACHINERY)
  for (const element of furnitureOf($)) $(element).remove()
  $('script, style, template').remove()
  const said = [$('title').first().text(), $('h1').first().text()].flatMap(partsOf)
  return {
    bytes: page.bytes.length,
    says: said.length > 0 ? said : [''],
    text: fold($('body').text()).slice(0, MAX_TEXT),
    machinery,
  }
}

function machineryOf($: CheerioAPI): string[] {
  const refreshes = $('meta[http-equiv]')
    .toArray()
    .filter(({ attribs }) => fold(attribs['http-equiv'] ?? '') === 'refresh')
  const others = $('iframe, frame, script, form, div[id]').toArray()
  return [
    ...refreshes.map(({ attribs }) => attribs.content ?? ''),
    ...others.flatMap(({ attribs: { src, action, id, name, class: classes } }) => [
      src,
      action,
      id,
      name,
      classes,
    ]),
  ].filter(text => text !== undefined)
}

function partsOf(saying: string): string[] {
  return fold(saying.slice(0, MAX_SAYING))
    .split(/\||: | [-·»>] /)
    .map(part => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(part => part !== '')
}
