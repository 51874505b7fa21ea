import { UsageError } from '../errors.ts'
import { FIRST_LINK } from './chain.ts'

/** The links of the last capture, of the last decision and of the last correction: they stand for all before them. */
export interface Head {
  readonly captures: string
  readonly decisions: string
  readonly corrections: string
}

/**
 * One word to publish: the link of the last capture, that of the last decision and that of the last correction, with dots
 * between them. What ends it is left out where there is none: a head from before the first decision is one link.
 */
export function headText({ captures, decisions, corrections }: Head): string {
  if (corrections !== FIRST_LINK) return `${captures}.${decisions}.${corrections}`
  return decisions === FIRST_LINK ? captures : `${captures}.${decisions}`
}

/** @throws UsageError when the text is no head */
export function parseHead(text: string): Head {
  const [, captures, decisions = FIRST_LINK, corrections = FIRST_LINK] =
    /^([0-9a-f]{64})(?:\.([0-9a-f]{64})(?:\.([0-9a-f]{64}))?)?$/.exec(text.trim()) ?? []
  if (captures !== undefined) return { captures, decisions, corrections }
  throw new UsageError(
    `"${text}" is no head. Give one as "verify --head" printed it: 64 digits and letters a to f.`,
  )
}
