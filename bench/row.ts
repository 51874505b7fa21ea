import type { Timing } from './timing.ts'

/** One line of the table. */
export interface Row {
  /** names the row in reasons.ts */
  readonly id: string
  readonly work: string
  /** what it is measured against; '' for a figure that has a limit of its own */
  readonly against: string
  readonly ours: Figure
  readonly theirs: Figure | null
  readonly reach: Reach | null
}

export interface Figure {
  readonly value: number
  readonly unit: 'ms' | 'MB' | 'KB'
  /** runs of which it is the median; null for what does not vary */
  readonly timing: Timing | null
}

/** What is to be reached: a multiple of the other figure, or a limit in the figure's own unit. */
export interface Reach {
  readonly of: 'ratio' | 'figure'
  readonly most: number
}

/** A part of the report: rows of the table, and a text with what stands behind them. */
export interface Section {
  readonly title: string
  readonly rows: readonly Row[]
  /** Markdown */
  readonly text: string
}

export function milliseconds(timing: Timing): Figure {
  return { value: timing.median, unit: 'ms', timing }
}

/** @param bytes are shown in KB below 10 MB */
export function size(bytes: number): Figure {
  return bytes < 10 * 2 ** 20
    ? { value: bytes / 2 ** 10, unit: 'KB', timing: null }
    : { value: bytes / 2 ** 20, unit: 'MB', timing: null }
}

/** Bytes of memory, always in MB: that is the unit of the limits. */
export function memory(bytes: number): Figure {
  return { value: bytes / 2 ** 20, unit: 'MB', timing: null }
}

/** How many times the other figure ours is; null where there is no other. */
export function ratio({ ours, theirs }: Row): number | null {
  if (theirs === null) return null
  const factor = { ms: 1, KB: 2 ** 10, MB: 2 ** 20 }
  return (ours.value * factor[ours.unit]) / (theirs.value * factor[theirs.unit])
}

/** Null where nothing is to be reached. */
export function isReached(row: Row): boolean | null {
  if (row.reach === null) return null
  const measured = row.reach.of === 'ratio' ? ratio(row) : row.ours.value
  return measured !== null && measured <= row.reach.most
}
