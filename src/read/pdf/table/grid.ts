import type { Box } from '../geometry.ts'
import type { Rule, Rules } from '../page/rules.ts'

/** A table drawn with rules in both directions. */
export interface Grid {
  readonly box: Box
  /** x of the columns' borders, from left to right, the outer ones included */
  readonly columns: readonly number[]
  /** y of the rows' borders, from the top down, the outer ones included */
  readonly rows: readonly number[]
}

/** Rules that come as near as this touch: they are drawn from corner to corner, or with a hair between. */
const TOUCH = 3
/** A rule across a table spans this share of it at least; a shorter one underlines a word or divides a cell. */
const ACROSS = 0.9
/** A column's border may be missing over a merged header cell, so it runs over this share of the height at least. */
const DOWN = 0.5
/** Borders nearer than this are one: the sides of cells that are drawn one by one, with a space between. */
const NARROW = 4

/** The tables that the rules of a page draw: groups of rules that touch, with more than one cell. */
export function gridsOf(rules: Rules): Grid[] {
  return groupsOf(rules)
    .filter(group => group.vertical.length > 0)
    .map(gridOf)
    .filter(grid => grid.box[3] - grid.box[1] > LOW && (grid.columns.length > 2 || grid.rows.length > 2))
    .sort((a, b) => a.box[1] - b.box[1])
}

/** Points. What is lower holds no line of text: a row of dots. */
const LOW = 5

interface Group {
  readonly horizontal: Rule[]
  readonly vertical: Rule[]
}

function groupsOf({ horizontal, vertical }: Rules): Group[] {
  const group = horizontal.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (group[root] !== root) root = group[root] ?? root
    group[index] = root
    return root
  }
  const verticalRoots = vertical.map(rule => {
    const touched = horizontal.flatMap((other, index) => (touch(other, rule) ? [rootOf(index)] : []))
    const [first] = touched
    if (first === undefined) return null
    for (const root of touched) group[root] = first
    return first
  })
  const groups = new Map<number, Group>()
  const groupAt = (index: number) => {
    const root = rootOf(index)
    const found = groups.get(root) ?? { horizontal: [], vertical: [] }
    groups.set(root, found)
    return found
  }
  for (const [index, rule] of horizontal.entries()) groupAt(index).horizontal.push(rule)
  for (const [index, rule] of vertical.entries()) {
    const root = verticalRoots[index]
    if (root !== null && root !== undefined) groupAt(root).vertical.push(rule)
  }
  return [...groups.values()]
}

function touch(horizontal: Rule, vertical: Rule): boolean {
  return (
    vertical.at >= horizontal.from - TOUCH &&
    vertical.at <= horizontal.to + TOUCH &&
    horizontal.at >= vertical.from - TOUCH &&
    horizontal.at <= vertical.to + TOUCH
  )
}

function gridOf({ horizontal, vertical }: Group): Grid {
  const left = Math.min(...horizontal.map(rule => rule.from), ...vertical.map(rule => rule.at))
  const right = Math.max(...horizontal.map(rule => rule.to), ...vertical.map(rule => rule.at))
  const top = Math.min(...vertical.map(rule => rule.from), ...horizontal.map(rule => rule.at))
  const bottom = Math.max(...vertical.map(rule => rule.to), ...horizontal.map(rule => rule.at))
  const rows = placesOf(horizontal, ACROSS * (right - left))
  return {
    box: [left, top, right, bottom],
    // a table may lack borders at its sides
    columns: apart([left, ...placesOf(vertical, DOWN * (bottom - top)), right]),
    // a row that goes on overleaf may lack its border there: its sides still reach as far as it does
    rows: apart([top, ...rows, bottom]),
  }
}

/** Where rules lie whose pieces at one place are together as long as `least`. */
export function placesOf(rules: readonly Rule[], least: number): number[] {
  const places: { at: number; length: number }[] = []
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    const last = places.at(-1)
    if (last && rule.at - last.at <= NARROW / 2) last.length += rule.to - rule.from
    else places.push({ at: rule.at, length: rule.to - rule.from })
  }
  return apart(places.filter(place => place.length >= least).map(place => place.at))
}

/** Without the places that lie too near to the one before to have anything between. */
function apart(places: readonly number[]): number[] {
  const kept: number[] = []
  for (const place of places.toSorted((a, b) => a - b)) {
    if (place - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) > NARROW) kept.push(place)
  }
  return kept
}
