import type { PageContent } from './page.ts'

/** The numbers of pages as messages list them: each once, in the order in which the pages come. */
export function pageList(pages: Iterable<PageContent>): string {
  return [...new Set(pages)].map(page => page.number).join(', ')
}
