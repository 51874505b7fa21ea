import type { Outcome } from '../pipeline.ts'

/** The process's exit codes; README.md prints this table and a test holds the two together. */
export const EXIT_CODES = [
  [0, 'done; nothing new, or nothing asked for that would be told by the code'],
  [1, 'a fault in icelist itself: please report it; of doctor: something is to be mended'],
  [2, 'the command, an option or the configuration cannot be used'],
  [3, 'no answer: network, TLS, time, size, or an address that may not be fetched'],
  [4, 'a document came that is not the list, or cannot be read exactly'],
  [5, 'the page is missing, or a wall stands before it'],
  [6, 'the data directory or the database cannot be used'],
  [7, 'a version is held until a person decides: see review'],
  [8, 'another icelist is writing to the data directory: try again'],
  [9, 'the newest good capture of a list is too old (only with status --max-age)'],
  [10, 'there are changes (only with --exit-code), or a place asked for is listed (check)'],
  [11, 'the record is not what was recorded: see verify'],
  [130, 'interrupted before all was done; what was done is kept'],
] as const

/** As shells have it of a process that SIGINT has ended. */
export const INTERRUPTED = 130

const UNREADABLE = new Set(['unreadable', 'below-floor', 'wrong-type', 'empty-body', 'no-sure-link'])

/** The gravest of what happened, by the order of the table. */
export function exitCodeOf(outcomes: readonly Outcome[], tellChanges: boolean): number {
  const failures = outcomes.map(failureCode).filter(code => code > 0)
  if (failures.length > 0) return Math.min(...failures)
  return tellChanges && outcomes.some(outcome => outcome.verdict === 'new-version') ? 10 : 0
}

function failureCode({ verdict, reasons, state, event }: Outcome): number {
  if (verdict === 'held') return 7
  // that a withdrawn list is still missing is no failure of the run
  if (verdict === 'missing' && state === 'withdrawn' && event === null) return 0
  if (verdict === 'missing' || verdict === 'blocked') return 5
  if (verdict !== 'failed') return 0
  return reasons.some(reason => UNREADABLE.has(reason.rule)) ? 4 : 3
}
