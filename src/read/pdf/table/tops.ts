import { median } from '../geometry.ts'
import type { PageContent } from '../page.ts'
import type { Header, PageHeaders } from './header.ts'
import type { Stretch } from './stretch.ts'

/** Ems by which the first line may stand higher or lower than on other pages. */
const SLACK = 0.5
/** So many other pages show where a table starts, and this share of them agrees. */
const FEWEST = 2
const AGREE = 0.75

/** What the first line of a page's table stands below. */
interface Top {
  readonly page: PageContent
  readonly below: 'rule' | 'header' | 'edge'
  /** points down to its baseline */
  readonly distance: number
  readonly size: number
}

/**
 * The pages on which the table's first line does not stand where it does on others: as far below the rule, the header
 * row or the edge of the page. Lines may be lost above it, or have come there from elsewhere.
 */
export function displacedTops(stretches: readonly Stretch[], headers: PageHeaders): Set<PageContent> {
  const filled = stretches.filter(({ words }) => words.length > 0)
  const firsts = filled.filter(({ page }, index) => filled[index - 1]?.page !== page)
  const tops = firsts.map(stretch => topOf(stretch, headers.get(stretch.page) ?? []))
  const displaced = tops.filter(top => {
    const others = tops.filter(other => other !== top && other.below === top.below)
    const shown =
      top.below === 'edge' && others.length < FEWEST
        ? headerHeights(firsts, headers)
        : others.map(({ distance }) => distance)
    return isOff(top, shown)
  })
  return new Set(displaced.map(({ page }) => page))
}

function topOf({ page, words, borders }: Stretch, headers: readonly Header[]): Top {
  const distance = Math.min(...words.map(word => word.base))
  const size = median(words.map(word => word.size))
  const above = (edges: readonly number[]) => edges.filter(edge => edge < distance).at(-1)
  const rule = above(borders)
  if (rule !== undefined) return { page, below: 'rule', distance: distance - rule, size }
  const header = above(headers.map(({ box }) => box[3]))
  if (header !== undefined) return { page, below: 'header', distance: distance - header, size }
  return { page, below: 'edge', distance, size }
}

/** Baselines of the header rows of all pages but the first: without one, rows stand as high. */
function headerHeights(firsts: readonly Stretch[], headers: PageHeaders): number[] {
  return firsts.slice(1).flatMap(({ page }) => {
    const [header] = headers.get(page) ?? []
    return header ? [Math.min(...[...header.words].map(word => word.base))] : []
  })
}

function isOff({ distance, size }: Top, shown: readonly number[]): boolean {
  const common = median(shown)
  const near = (place: number) => Math.abs(place - common) <= SLACK * size
  return shown.length >= FEWEST && shown.filter(near).length >= AGREE * shown.length && !near(distance)
}
