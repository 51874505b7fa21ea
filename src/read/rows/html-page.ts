import type { CheerioAPI } from 'cheerio'
import type { AnyNode, Element } from 'domhandler'
import { ReadError } from '../../errors.ts'
import type { DocumentInput, StatedDate } from '../../sources/source.ts'
import { tidy } from '../../text/fold.ts'
import { outwardsTo } from '../html/elements.ts'
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

/** Where the first link in an element, or the link that it is, leads, as the page writes it; null when there is none. */
export function linkIn($: CheerioAPI, element: Element): string | null {
  const link = $(element).find('a[href]').addBack('a[href]').first().attr('href')
  return link === undefined || link.trim() === '' ? null : link.trim()
}

/** The element around the content of the page in which an element stands: its main part or its body. */
export function contentAround(element: Element): Element {
  return outwardsTo(element, ({ name }) => name === 'main' || name === 'body')
}

/** What is said when the list is not there. @param what names what was looked for */
export function notOnPage($: CheerioAPI, what: string): ReadError {
  const title = tidy($('title').first().text()).slice(0, 120)
  return new ReadError(
    `The page has no ${what}. Its title is ${title === '' ? 'blank' : `“${title}”`}. See whether the publisher has moved or withdrawn the list, or correct the definition.`,
  )
}
