import type { CheerioAPI } from 'cheerio'
import { type AnyNode, type Element, isTag } from 'domhandler'
import { isWithinAny } from './elements.ts'

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
