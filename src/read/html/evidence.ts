import { type AnyNode, type Element, isTag, isText, type Text } from 'domhandler'
import type { Line } from './lines.ts'

/** Says where a line stands in `root`, in terms that any browser can follow. */
export type Locate = (line: Line) => { element: string; offset: number }

/**
 * @returns for a line: `element`, a selector for `root.querySelector` (`:scope` is the root itself), and `offset`, where
 * its text begins in `root.textContent`
 */
export function locator(root: Element): Locate {
  const offsets = new Map<Text, number>()
  const steps = new Map<Element, string>()
  let offset = 0
  const walk = (node: AnyNode): void => {
    if (isText(node)) {
      offsets.set(node, offset)
      offset += node.data.length
    }
    if (!isTag(node)) return
    let position = 0
    for (const child of node.children) {
      if (isTag(child)) steps.set(child, `${child.name}:nth-child(${++position})`)
      walk(child)
    }
  }
  walk(root)
  return line => ({
    element: pathTo(line.element, root, steps),
    offset: (offsets.get(line.start.node) ?? 0) + line.start.index,
  })
}

function pathTo(element: Element, root: Element, steps: ReadonlyMap<Element, string>): string {
  const path: string[] = []
  for (let each: AnyNode | null = element; each && isTag(each) && each !== root; each = each.parent)
    path.unshift(steps.get(each) ?? each.name)
  return [':scope', ...path].join(' > ')
}
