import { grouped } from '../text/wording.ts'
import type { Cli } from './verb.ts'

/** Steps that must be done before it is said how long is left. */
const ENOUGH = 3
/** Between two lines, in milliseconds: more often nobody can read them. */
const INTERVAL = 100

/**
 * Shows how far long work is, and how long is left of it.
 * @returns to be called as each step begins: what is done, as "verify: version"; which step it is, from 1, and of how many
 */
export function stepTeller({
  progress,
  now,
}: Pick<Cli, 'progress' | 'now'>): (what: string, number: number, of: number) => void {
  let begun = { what: '', number: 0, at: 0 }
  let toldAt = 0
  return (what, number, of) => {
    const at = now().getTime()
    if (what !== begun.what) begun = { what, number, at }
    else if (at - toldAt < INTERVAL) return
    toldAt = at
    progress(stepLine(what, number, of, { steps: number - begun.number, milliseconds: at - begun.at }))
  }
}

/**
 * "verify: version 12 of 34, about 2 minutes left".
 * @param done what was done until this step begins, and how long it took; steps of earlier processes left out
 */
export function stepLine(
  what: string,
  number: number,
  of: number,
  done: { readonly steps: number; readonly milliseconds: number },
): string {
  const line = `${what} ${grouped(number)} of ${grouped(of)}`
  if (done.steps < ENOUGH) return line
  return `${line}, about ${duration((done.milliseconds / done.steps) * (of - number + 1))} left`
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  if (seconds < 90) return `${seconds} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}
