/** What was found of one part of the installation. */
export interface Finding {
  /** which part, in a word or two */
  readonly part: string
  /** `not checked`: there is nothing to check, or it was not to be */
  readonly state: 'in order' | 'to be mended' | 'not checked'
  /** one sentence, without its full stop */
  readonly text: string
  /** what to do, one sentence; null for all that need not be mended */
  readonly mend: string | null
}

export function inOrder(part: string, text: string): Finding {
  return { part, state: 'in order', text, mend: null }
}

export function toBeMended(part: string, text: string, mend: string): Finding {
  return { part, state: 'to be mended', text, mend }
}

export function notChecked(part: string, text: string): Finding {
  return { part, state: 'not checked', text, mend: null }
}
