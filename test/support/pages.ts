import type { PageReader } from '../../src/fetch/answer-capture.ts'
import { documentLinks } from '../../src/read/html/document-links.ts'
import { readPageFacts } from '../../src/read/html/page-facts.ts'

/** Reads pages in this process: for tests of something else. */
export const PAGES_HERE: PageReader = {
  facts: async page => readPageFacts(page),
  links: async (page, url) => documentLinks(page, url),
}
