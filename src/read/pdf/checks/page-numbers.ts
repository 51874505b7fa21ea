import type { Notice } from '../../../model.ts'
import { linesOf, textOf } from '../lines.ts'
import type { PageContent } from '../page.ts'
import { type Furniture, pageNumberOf } from '../table/furniture.ts'

/** Printed numbers are page numbers when they run with the pages on this share of those that have one. */
const RUNNING = 0.8

/**
 * Tells of printed page numbers that skip or repeat one: pages may be missing, or be there twice.
 * @param pages of the table
 */
export function pageNumbersBroken(pages: readonly PageContent[], furniture: Furniture): Notice[] {
  const printed = pages.flatMap(page => {
    const numbers = linesOf(furniture.get(page) ?? []).flatMap(line => pageNumberOf(textOf(line)) ?? [])
    return numbers.length === 1 && numbers[0] !== undefined ? [{ page: page.number, number: numbers[0] }] : []
  })
  const steps = printed.slice(1).map((now, index) => {
    const before = printed[index] ?? now
    return { before, now, runs: now.number - before.number === now.page - before.page }
  })
  const broken = steps.filter(({ runs }) => !runs)
  if (broken.length === 0 || broken.length > (1 - RUNNING) * steps.length) return []
  return broken.map(({ before, now }) => ({
    code: 'page-numbers-broken',
    text: `page ${now.page} is numbered ${now.number} and follows the page numbered ${before.number}; look for missing or doubled pages`,
    count: 1,
  }))
}
