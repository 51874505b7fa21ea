import type { CheerioAPI } from 'cheerio'
import { ReadError } from '../errors.ts'
import { furnitureOf } from '../read/html/furniture.ts'
import { loadHtml } from '../read/html/load.ts'
import { fold } from '../text/fold.ts'

/** What a page says of itself, as `fold` makes it. */
export interface PageFacts {
  readonly bytes: number
  /** the parts of its title and of its first heading, without punctuation at their ends; [''] when it has neither */
  readonly says: readonly string[]
  /** its text without menus, banners, scripts and styles */
  readonly text: string
  /** refreshes, and the addresses and names of frames, scripts, forms and containers, one a line */
  readonly machinery: string
}

const MAX_SAYING = 300

/** The facts of a web page; null when it cannot be parsed at a reasonable cost or breaks off. */
export function readPageFacts(body: Uint8Array, contentType: string | null): PageFacts | null {
  const $ = parse(body, contentType)
  if (!$) return null
  const machinery = fold(machineryOf($).join(' \n ')).slice(0, 100_000)
  for (const element of furnitureOf($)) $(element).remove()
  $('script, style, template').remove()
  const said = [$('title').first().text(), $('h1').first().text()].flatMap(partsOf)
  return {
    bytes: body.length,
    says: said.length > 0 ? said : [''],
    text: fold($('body').text()),
    machinery,
  }
}

function parse(body: Uint8Array, contentType: string | null): CheerioAPI | null {
  try {
    return loadHtml({ bytes: body, contentType, file: null }).$
  } catch (error) {
    if (error instanceof ReadError) return null
    throw error
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
