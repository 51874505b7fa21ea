import { isNewPublication, statedDay } from '../snapshot/publication.ts'
import type { Decision, Observation, Reason, Standing } from '../store/store.ts'

/** An observation in its place in the order of history; its standing is null where it has to be judged anew. */
export type Unsettled = Omit<Observation, 'standing'> & { readonly standing: Standing | null }

/** What the record says beside the observations that are settled. */
export interface Facts {
  /** true when a version before the first of these observations had these entries */
  acceptedBefore(content: string): Promise<boolean>
  decisionOn(content: string): Promise<(Decision & { readonly capture: number }) | null>
  /** why the step from one to the other needs a person; none when it does not */
  reasonsAgainst(from: Unsettled, to: Unsettled): Promise<readonly Reason[]>
}

/**
 * Which captures are versions of their list, which saw one again, and which are held: told by the order of history alone,
 * one after the other, each judged against the last version before it. When or in which order they arrived counts for
 * nothing, so the same captures leave the same record however they came.
 * @param observations in order of history, up to the last one
 * @param before the version before the first of them
 */
export async function settle(
  observations: readonly Unsettled[],
  before: Unsettled | null,
  facts: Facts,
): Promise<Standing[]> {
  const standings: Standing[] = []
  const accepted = new Set<string>()
  const known = {
    ...facts,
    acceptedBefore: async (content: string) => accepted.has(content) || facts.acceptedBefore(content),
  }
  let last = before
  for (const observation of observations) {
    const standing = await standingOf(observation, last, known)
    standings.push(standing)
    if (standing.as !== 'version') continue
    last = observation
    accepted.add(observation.content)
  }
  return standings
}

async function standingOf(candidate: Unsettled, last: Unsettled | null, facts: Facts): Promise<Standing> {
  if (last === null) return { as: 'version', after: null, because: 'first', decision: null }
  const after = last.capture
  const version = (because: Extract<Standing, { as: 'version' }>['because']): Standing => ({
    as: 'version',
    after,
    because,
    decision: null,
  })
  if (candidate.content === last.content)
    return publishedAnew(candidate, last) ? version('new-document') : { as: 'seen', version: after }
  const decision = await facts.decisionOn(candidate.content)
  if (decision?.decision === 'rejected') return { as: 'held', after, reasons: [rejectedBefore(decision)] }
  const older = olderPublication(candidate, last)
  if (older && decision === null) return { as: 'held', after, reasons: [older] }
  // what was accepted once is not held when it returns
  if (await facts.acceptedBefore(candidate.content)) return version('accepted-before')
  const reasons = judgedBefore(candidate, after) ?? (await facts.reasonsAgainst(last, candidate))
  if (reasons.length === 0) return version('within-bounds')
  if (decision === null) return { as: 'held', after, reasons }
  return { as: 'version', after, because: 'decision', decision: decision.capture }
}

/** Other bytes with the same list are a version only where the publisher states another day for them. */
function publishedAnew(candidate: Unsettled, last: Unsettled): boolean {
  return candidate.order.document !== last.order.document && isNewPublication(candidate.stated, last.stated)
}

/** A document that states an earlier day than the version that it follows: caches and mirrors serve what they kept. */
function olderPublication(candidate: Unsettled, last: Unsettled): Reason | null {
  const [on, held] = [candidate.stated, last.stated]
  if (on.basis !== held.basis || statedDay(on) === null || statedDay(held) === null) return null
  if (`${on.on}` >= `${held.on}`) return null
  const text = `The document is of ${on.on}, and the version held, of ${held.on}, is newer: an old copy may have been served.`
  return { rule: 'older-document', text }
}

function rejectedBefore({ decidedAt, reason }: Decision): Reason {
  const text = `The same entries were rejected on ${decidedAt.slice(0, 10)}: ${reason}`
  return { rule: 'rejected-before', text }
}

/** The reasons found when the same step was judged before; null when it was not. */
function judgedBefore({ standing }: Unsettled, after: number): readonly Reason[] | null {
  if (standing === null || standing.as === 'seen' || standing.after !== after) return null
  if (standing.as === 'held') return standing.reasons
  return standing.because === 'within-bounds' ? [] : null
}
