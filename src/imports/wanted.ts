import { isDocumentAddress } from '../backfill/addresses.ts'
import type { Source } from '../sources/source.ts'

/** Which addresses of a web archive's file are those of the list's documents. */
export type Wanted = (address: string) => boolean

/** @param given an address in place of the list's own; with `*` at its end all that begin so */
export function wantedFor(source: Source, given: string | null): Wanted {
  return address => isDocumentAddress(source, given, address)
}
