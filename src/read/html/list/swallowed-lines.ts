import type { AnyNode } from 'domhandler'
import { isWithinAny } from '../elements.ts'
import { blockHeaded } from '../headings.ts'
import type { Line } from '../line.ts'
import { nameQuality, readsLikePlace } from '../names.ts'
import type { HtmlListRules } from '../rules.ts'
import type { ListLines } from './list-lines.ts'

/**
 * The lines of furniture that read like a part of the list: a banner whose end tag is lost contains what follows it. What
 * is a link belongs to the site.
 */
export function swallowedLines(
  lines: readonly Line[],
  { entries }: ListLines,
  { blocks }: HtmlListRules,
): Line[] {
  const styles = new Set(entries.map(({ line }) => line.style))
  const parentsOf = (of: typeof entries) =>
    new Set<AnyNode>(of.flatMap(({ line }) => line.element.parent ?? []))
  const lists = parentsOf(entries.filter(({ line }) => line.role === 'item'))
  const others = parentsOf(entries.filter(({ line }) => line.role !== 'item'))
  return lines.filter(line => {
    if (line.linked) return false
    if (readsLikePlace(line.text) || blockHeaded(line.text, blocks)) return true
    if (nameQuality(line.text) !== 'name') return false
    // a list holds names alone; beside paragraphs topics and links may stand too
    return isWithinAny(line.element, lists) || (styles.has(line.style) && isWithinAny(line.element, others))
  })
}
