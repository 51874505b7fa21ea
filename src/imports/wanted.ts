import { targetAt } from '../backfill/addresses.ts'
import { leadsElsewhere } from '../backfill/memento-capture.ts'
import type { Source } from '../sources/source.ts'
import type { Capture } from '../store/store.ts'

/** What of a web archive's file is the list's. */
export interface Wanted {
  readonly list: string
  /** what an address is to the list; null for all others */
  readonly target: (address: string) => Capture['target'] | null
  /** true for a redirect that a live run follows */
  readonly mayLead: (from: string, to: string) => boolean
}

/** @param given an address in place of the list's own; with `*` at its end all that begin so */
export function wantedFor(source: Source, given: string | null): Wanted {
  return {
    list: source.id,
    target: address => targetAt(source, given, address),
    mayLead: (url, finalUrl) => leadsElsewhere(source, { url, finalUrl }) === null,
  }
}
