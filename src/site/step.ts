import { MOVES_WITHIN_DAYS } from '../compare/moves.ts'
import type { ChangeCounts } from '../model.ts'
import { explainedPhrase } from '../report/phrases.ts'
import type { Memory } from './memory.ts'
import type { Site, SiteList, SiteVersion } from './site.ts'

/** How far a version went from the one before it. */
export interface Step {
  readonly version: SiteVersion
  /** null for the first version held: its entries were not added, they were there */
  readonly counts: ChangeCounts | null
  /** "59 of 62 removals are accounted for"; or empty */
  readonly explained: string
}

/** Each version's step; only those that were never worked out, or rest on something new, are worked out. */
export async function stepsOf(list: SiteList, site: Site, memory: Memory): Promise<Step[]> {
  const steps: Step[] = []
  for (const version of list.versions) {
    const facts = await memory.remember(version.path, stepKey(list, version, site), async () => {
      const difference = await list.differenceTo(version.snapshot.number)
      if (difference === null) return { counts: null, explained: '' }
      return { counts: difference.summary, explained: explainedPhrase(difference.changes) }
    })
    steps.push({ version, ...facts })
  }
  return steps
}

/** All that the changes from the version before follow from: lists that entries come from or leave for account for some. */
export function stepKey(list: SiteList, { snapshot }: SiteVersion, site: Site): unknown {
  const before = list.versions[snapshot.number - 2]?.snapshot
  const until = Date.parse(snapshot.order.inForceOn) + MOVES_WITHIN_DAYS * 86_400_000
  const partners = site.lists
    .filter(({ source }) => isPartner(source.id, list))
    .map(({ history }) =>
      history.snapshots
        .filter(({ order }) => Date.parse(order.inForceOn) <= until)
        .map(({ order, content }) => [order.inForceOn, content]),
    )
  return [before && readingOf(before), readingOf(snapshot), partners]

  function isPartner(id: string, { source }: SiteList): boolean {
    const other = site.lists.find(one => one.source.id === id)?.source
    return source.leavesFor?.list === id || other?.leavesFor?.list === source.id
  }
}

/** What a version's entries follow from. */
function readingOf({ number, document, content, readerVersion, notices }: SiteVersion['snapshot']): unknown {
  return [number, document, content, readerVersion, notices]
}
