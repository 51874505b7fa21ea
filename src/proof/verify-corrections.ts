import type { Correction } from '../reread/correction.ts'
import type { LinkedCorrection } from '../store/proof-store.ts'
import { correctionLink, FIRST_LINK } from './chain.ts'
import type { Fault } from './fault.ts'

/** By number of a capture: `contentHash` of what it is read to since it was corrected; each time, the last one last. */
export type Corrected = ReadonlyMap<number, readonly string[]>

/** The links of the chain of corrections, what the corrections say whose links fit, and what does not fit. */
export async function verifyCorrections(corrections: AsyncIterable<LinkedCorrection>) {
  const faults: Fault[] = []
  const links: string[] = []
  const corrected = new Map<number, string[]>()
  let last = 0
  for await (const linked of corrections) {
    const { number, link } = linked
    const said = proven(linked, links.at(-1) ?? FIRST_LINK)
    if (number > last + 1) faults.push(gap(last + 1, number - 1))
    else if (said === null) faults.push(broken(number))
    for (const { capture, content } of said?.contents ?? [])
      corrected.set(capture, [...(corrected.get(capture) ?? []), content])
    last = number
    links.push(link)
  }
  return { links, corrected: corrected as Corrected, faults }
}

/** What the correction says, or null when that does not fit its link. */
function proven({ list, at, after, body, link }: LinkedCorrection, previous: string): Correction | null {
  if (list === null || after === null || body === null) return null
  return correctionLink(previous, { after, list, at, body }) === link ? body : null
}

const UNCHECKED = 'CHANGELOG.md, which tells corrections, is not checked before that is mended.'

function gap(from: number, to: number): Fault {
  const which = from === to ? String(from) : `${from} to ${to}`
  return {
    what: 'correction',
    which,
    text: `is missing: the correction after it is chained to it. ${UNCHECKED}`,
  }
}

function broken(number: number): Fault {
  return {
    what: 'correction',
    which: String(number),
    text: `was changed after it was recorded, was added by hand, or one before it was exchanged: its link does not fit. ${UNCHECKED}`,
  }
}
