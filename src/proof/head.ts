import { UsageError } from '../errors.ts'
import { FIRST_LINK } from './chain.ts'

/** The links of the last capture and of the last decision: they stand for all before them. */
export interface Head {
  readonly captures: string
  readonly decisions: string
}

/** One word to publish: the link of the last capture and, where anything was decided, a dot and that of the last decision. */
export function headText({ captures, decisions }: Head): string {
  return decisions === FIRST_LINK ? captures : `${captures}.${decisions}`
}

/** @throws UsageError when the text is no head */
export function parseHead(text: string): Head {
  const [, captures, decisions = FIRST_LINK] = /^([0-9a-f]{64})(?:\.([0-9a-f]{64}))?$/.exec(text.trim()) ?? []
  if (captures !== undefined) return { captures, decisions }
  throw new UsageError(
    `"${text}" is no head. Give one as "verify --head" printed it: 64 digits and letters a to f.`,
  )
}
