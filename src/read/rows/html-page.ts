import type { CheerioAPI } from 'cheerio'
import { type AnyNode, type Element, isTag } from 'domhandler'
import { ReadError } from '../../errors.ts'
import type { DocumentInput, StatedDate } from '../../sources/source.ts'
import { tidy } from '../../text/fold.ts'
import { furnitureOf } from '../html/furniture.ts'
import type { Line } from '../html/line.ts'
import { linesOf } from '../html/lines.ts'
import { loadHtml } from '../html/load.ts'
import { statedDates } from '../html/stated-dates.ts'

/** A page whose list is found by elements, not by what its lines mean. */
export interface ListPage {
  readonly $: CheerioAPI
  /** what stands around the content of every page of the site */
  readonly furniture: ReadonlySet<AnyNode>
  readonly dates: StatedDate[]
}

/** @throws ReadError when the page cannot be read */
export function loadListPage(document: DocumentInput, timeZone: string): ListPage {
  const { $ } = loadHtml(document)
  const furniture = furnitureOf($)
  const body = $('body').get(0)
  const lines = body ? linesIn(body, furniture) : []
  return { $, furniture, dates: statedDates($, lines, timeZone) }
}

/** The lines of an element, in the order in which they are written. */
export function linesIn(element: Element, skip: ReadonlySet<AnyNode>): Line[] {
  return linesOf(element, skip, () => null)
}

/** The text of a line or of several, as one. */
export function textOf(lines: readonly Line[]): string {
  return lines.map(line => line.text).join(' ')
}

/** Where the first link in or around an element leads, as the page writes it; null when there is none. */
export function linkIn($: CheerioAPI, element: Element): string | null {
  const link = $(element).find('a[href]').addBack('a[href]').first().attr('href')
  return link === undefined || link.trim() === '' ? null : link.trim()
}

/** The body's own element, or the outermost that there is. */
export function outermost(element: Element): Element {
  let outer = element
  for (let each: AnyNode | null = element; each && isTag(each); each = each.parent) {
    outer = each
    if (each.name === 'main' || each.name === 'body') break
  }
  return outer
}

/** What is said when the list is not there. @param what names what was looked for */
export function notOnPage($: CheerioAPI, what: string): ReadError {
  const title = tidy($('title').first().text()).slice(0, 120)
  return new ReadError(
    `The page has no ${what}. Its title is ${title === '' ? 'blank' : `“${title}”`}. See whether the publisher has moved or withdrawn the list, or correct the definition.`,
  )
}
