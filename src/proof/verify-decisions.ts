import type { LinkedDecision } from '../store/proof-store.ts'
import { decisionLink, FIRST_LINK } from './chain.ts'
import type { Fault } from './fault.ts'

/** The links of the chain of decisions, and what does not fit. */
export async function verifyDecisions(decisions: AsyncIterable<LinkedDecision>) {
  const faults: Fault[] = []
  const links: string[] = []
  let last = 0
  for await (const decision of decisions) {
    const fault = faultOf(decision, last, links.at(-1) ?? FIRST_LINK)
    if (fault !== null)
      faults.push({ what: 'decision', which: `on capture ${decision.capture}`, text: fault })
    last = decision.number ?? last
    if (decision.link !== null) links.push(decision.link)
  }
  return { links, faults }
}

function faultOf(linked: LinkedDecision, last: number, previous: string): string | null {
  const { number, on, after, decision, link } = linked
  if (number === null) return 'was not recorded as a decision: it stands in no chain.'
  if (decision === null) return 'is missing: its link is still there.'
  if (number > last + 1) return 'does not follow on the one before: a decision between them is missing.'
  if (on === null || after === null) return 'rests on a capture that is not there.'
  if (decisionLink(previous, { ...decision, on, after }) === link) return null
  return 'was changed after it was recorded, or one before it was exchanged: its link does not fit.'
}
