import { IcelistError } from '../errors.ts'
import type { Outcome } from '../pipeline.ts'
import { outcomeText } from '../report/outcome.ts'
import { counted } from '../text/wording.ts'
import type { Tiding } from './tidings.ts'

/** debug is not shown. warn is for a person to know of, error for a person to act on. */
type Level = 'debug' | 'info' | 'warn' | 'error'

/** A line of the log; the facts are for programs. */
export interface Line {
  readonly level: Level
  readonly text: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** How a run's outcome is told. Trouble that is no news is for those alone who want to see everything. */
export function outcomeLine(outcome: Outcome, tiding: Tiding): Line {
  const { list, verdict, event } = outcome
  const text = outcomeText(outcome)
  const facts = { list, verdict, ...(event && { event }) }
  if (tiding.kind === 'routine') return { level: 'info', text, facts }
  const { since, attempts } = tiding
  if (tiding.kind === 'recovery') {
    const trouble = `in order again, after ${counted(attempts, 'attempt', 'attempts')} since ${since}`
    return {
      level: 'info',
      text: `${text}; ${trouble}`,
      facts: { ...facts, recoveredFrom: { since, attempts } },
    }
  }
  return {
    level: tiding.news || event ? 'warn' : 'debug',
    text: attempts > 1 ? `${text} (attempt ${attempts} since ${since})` : text,
    facts: { ...facts, trouble: { since, attempts } },
  }
}

/** How a fault is told that kept a run from its end: the list's next run is due in any case. */
export function faultLine(list: string, error: unknown): Line {
  if (error instanceof IcelistError)
    return { level: 'error', text: `${list}: ${error.message}`, facts: { list, code: error.code } }
  const trace = error instanceof Error ? error.stack : String(error)
  return {
    level: 'error',
    text: `${list}: a fault in icelist itself, please report it: ${error}`,
    facts: { list, code: 'fault', trace },
  }
}

/**
 * Faults leave no capture from which one could see what was told, so the process itself remembers: the same fault of a list
 * is news once a day.
 */
export class ToldFaults {
  readonly #told = new Map<string, string>()

  isNews(list: string, { text }: Line, at: Date): boolean {
    const fault = `${at.toISOString().slice(0, 10)} ${text}`
    const news = this.#told.get(list) !== fault
    this.#told.set(list, fault)
    return news
  }

  /** @returns whether the list's last run had come to a fault */
  clear(list: string): boolean {
    return this.#told.delete(list)
  }
}
