import type { LinkedCapture } from '../store/proof-store.ts'
import { captureLink, FIRST_LINK } from './chain.ts'
import type { Fault } from './fault.ts'

/** A capture that has a link that was looked for. */
export interface Met {
  /** 0: the link is that before the first capture */
  readonly capture: number
  /** when it was recorded */
  readonly at: string | null
}

/** What the chain of captures says, as far as it was walked. */
export interface ChainFacts {
  readonly captures: number
  /** when the first and the last capture were recorded; null when there is none */
  readonly from: string | null
  readonly to: string | null
  /** link of the last capture */
  readonly head: string
  readonly since: Met | null
}

/** Walks the chain link by link; tells each fault as it is found, and goes on from the link that is stored. */
export class ChainCheck {
  readonly #wanted: string | null
  #last = 0
  #facts: ChainFacts

  /** @param wanted a link that should be in the chain, or null */
  constructor(wanted: string | null) {
    this.#wanted = wanted
    const since = wanted === FIRST_LINK ? { capture: 0, at: null } : null
    this.#facts = { captures: 0, from: null, to: null, head: FIRST_LINK, since }
  }

  /** The next capture, by number. */
  faultsOf({ number, capture, link, unlisted }: LinkedCapture): Fault[] {
    const { captures, from, to, head, since } = this.#facts
    const missing = number > this.#last + 1
    const fits = capture !== null && captureLink(head, capture) === link
    const at = capture?.archive?.fetchedAt ?? capture?.capturedAt ?? null
    const met = link === this.#wanted ? { capture: number, at } : since
    const first = this.#last + 1
    this.#last = number
    this.#facts = { captures: captures + 1, from: from ?? at, to: at ?? to, head: link, since: met }
    if (missing) return [gap(first, number - 1)]
    // that its list is gone is told once for all of the list
    return fits || unlisted !== null ? [] : [broken(number, capture !== null)]
  }

  facts(): ChainFacts {
    return this.#facts
  }
}

function gap(from: number, to: number): Fault {
  const which = from === to ? String(from) : `${from} to ${to}`
  return { what: 'capture', which, text: 'is missing: the capture after it is chained to it.' }
}

function broken(number: number, readable: boolean): Fault {
  const text = readable
    ? 'was changed after it was recorded, or the capture before it was exchanged: its link does not fit.'
    : 'was changed after it was recorded: its row cannot even be read. What rests on captures is not checked before that is mended.'
  return { what: 'capture', which: String(number), text }
}
