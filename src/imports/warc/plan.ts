import { TOGETHER_MS } from '../../backfill/timestamp.ts'
import { MAX_REDIRECTS, type Redirect } from '../../fetch/follow-redirects.ts'
import type { Capture } from '../../store/store.ts'
import { byCodeUnit } from '../../text/by-code-unit.ts'
import type { Wanted } from '../wanted.ts'

/** An answer in a WARC file, without its bytes. */
export interface ListedAnswer {
  /** place in the file */
  readonly record: number
  readonly url: string
  readonly at: string
  /** null for an answer that is no redirect */
  readonly redirect: Redirect | null
}

/** An answer that is taken: what was asked and when, over which redirects, and the record at their end. */
export interface Taking {
  readonly target: Capture['target']
  readonly url: string
  readonly at: string
  readonly redirects: readonly Redirect[]
  readonly end: ListedAnswer
}

export interface WarcPlan {
  readonly takings: readonly Taking[]
  /** redirects of wanted addresses that end nowhere in the file */
  readonly lost: number
  /** records of which nothing is taken */
  readonly others: number
}

/**
 * Which answers of a WARC file are the list's, redirects followed as a live run follows them: to the next capture of the
 * address to which they lead. An answer to which the list's own redirect led is not taken a second time for itself.
 */
export function planWarc(answers: readonly ListedAnswer[], wanted: Wanted): WarcPlan {
  const inTime = answers.toSorted((a, b) => byCodeUnit(a.at, b.at) || a.record - b.record)
  const byUrl = Map.groupBy(inTime, ({ url }) => url)
  const takings: Taking[] = []
  const lost = new Set<ListedAnswer>()
  const followed = new Set<ListedAnswer>()
  // redirects first: one file may have the record to which they lead before theirs
  for (const start of inTime) {
    const target = start.redirect && !followed.has(start) && wanted.target(start.url)
    if (!target) continue
    const chain = follow(start, byUrl)
    const end = chain?.at(-1)
    if (!chain || !end) {
      lost.add(start)
      continue
    }
    const redirects = chain.flatMap(({ redirect }) => redirect ?? [])
    takings.push({ target, url: start.url, at: start.at, redirects, end })
    // what a live run would not have been led to counts for itself
    for (const hop of wanted.mayLead(start.url, end.url) ? chain : [start]) followed.add(hop)
  }
  for (const end of inTime) {
    const target = end.redirect || followed.has(end) ? null : wanted.target(end.url)
    if (target) takings.push({ target, url: end.url, at: end.at, redirects: [], end })
  }
  const used = new Set([...takings.map(({ end }) => end), ...lost, ...followed])
  return { takings, lost: lost.size, others: answers.length - used.size }
}

/** A redirect, those to which it led, and the answer at their end; null when that is not in the file. */
function follow(
  start: ListedAnswer,
  byUrl: ReadonlyMap<string, readonly ListedAnswer[]>,
): ListedAnswer[] | null {
  const chain = [start]
  for (let here = start; here.redirect; ) {
    const { to } = here.redirect
    if (chain.length > MAX_REDIRECTS || chain.some(({ url }) => url === to)) return null
    const next = firstFrom(here.at, byUrl.get(to) ?? [])
    if (!next || Date.parse(next.at) - Date.parse(here.at) > TOGETHER_MS) return null
    chain.push(next)
    here = next
  }
  return chain
}

/** Found by halves: a file may claim tens of thousands of captures of one address, and as many redirects to it. */
function firstFrom(at: string, inTime: readonly ListedAnswer[]): ListedAnswer | undefined {
  let [low, high] = [0, inTime.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((inTime[middle]?.at ?? '') < at) low = middle + 1
    else high = middle
  }
  return inTime[low]
}
