import type { CheerioAPI } from 'cheerio'
import { type AnyNode, type Element, isTag } from 'domhandler'
import { isWithinAny } from './elements.ts'
import type { Line } from './line.ts'
import type { ListLines } from './list-lines.ts'
import type { HtmlListRules } from './rules.ts'
import { blockHeaded, nameQuality, readsLikePlace } from './words.ts'

/** What stands on every page of a site, around its content, by role or by the class that templates give it. */
const FURNITURE = [
  'nav',
  'aside',
  '[role=navigation]',
  '[role=banner]',
  '[role=contentinfo]',
  '[role=complementary]',
  '[role=search]',
  '.usa-banner',
  '.usa-sidenav',
  '.breadcrumb',
  '.breadcrumbs',
  '.menu',
  '.pager',
  '.pagination',
  '#sharing-links',
  '.sharing-links',
  '.share-links',
  '.social-links',
  '.tags',
  '.tag-list',
].join(', ')

/** A header or footer in one of these is theirs, not the page's. */
const PARTS = 'main, article, section, details, dl, li, table'

/** The elements of a page that are not its content. */
export function furnitureOf($: CheerioAPI): Set<AnyNode> {
  const ofPage = $('header, footer').filter((_, element) => $(element).closest(PARTS).length === 0)
  return new Set<AnyNode>([...$(FURNITURE).toArray(), ...ofPage.toArray()])
}

/** Those that stand in no other: what an element shows that was meant to end before it stands in one of them. */
export function outermostOf(furniture: ReadonlySet<AnyNode>): Element[] {
  return [...furniture].filter(isTag).filter(({ parent }) => !parent || !isWithinAny(parent, furniture))
}

/**
 * The lines of furniture that read like a part of the list: a banner whose end tag is lost contains what follows it. What
 * is a link belongs to the site.
 */
export function swallowedLines(
  lines: readonly Line[],
  { entries }: ListLines,
  { blocks }: HtmlListRules,
): Line[] {
  const styles = new Set(entries.map(({ line }) => line.style))
  const parentsOf = (of: typeof entries) =>
    new Set<AnyNode>(of.flatMap(({ line }) => line.element.parent ?? []))
  const lists = parentsOf(entries.filter(({ line }) => line.role === 'item'))
  const others = parentsOf(entries.filter(({ line }) => line.role !== 'item'))
  return lines.filter(line => {
    if (line.linked) return false
    if (readsLikePlace(line.text) || blockHeaded(line.text, blocks)) return true
    if (nameQuality(line.text) !== 'name') return false
    // a list holds names alone; beside paragraphs topics and links may stand too
    return isWithinAny(line.element, lists) || (styles.has(line.style) && isWithinAny(line.element, others))
  })
}
