import { type AnyNode, type Element, isTag, isText, type Text } from 'domhandler'
import type { Line } from './line.ts'

/** Says where a line stands in the element that holds the list, in terms that any browser can follow. */
export type Locate = (line: Line) => { element: string; offset: number }

/**
 * @returns for a line: `element`, a selector that begins at `container`, and `offset`, where the line's text begins in
 * `container.textContent`
 */
export function locator(container: Element): Locate {
  const offsets = new Map<Text, number>()
  const steps = new Map<Element, string>([[container, startOf(container)]])
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
  walk(container)
  return line => ({
    element: pathTo(line.element, container, steps),
    offset: (offsets.get(line.start.node) ?? 0) + line.start.index,
  })
}

function pathTo(element: Element, container: Element, steps: ReadonlyMap<Element, string>): string {
  const path: string[] = []
  for (let each: AnyNode | null = element; each && isTag(each); each = each.parent) {
    path.unshift(steps.get(each) ?? each.name)
    if (each === container) break
  }
  return path.join(' > ')
}

/** Name, id and classes; an id or class with a figure in it may differ on every fetch. */
export function startOf(element: Element): string {
  const steady = (text: string) => /^[a-z][a-z_-]*$/i.test(text)
  const id = element.attribs.id ?? ''
  const classes = (element.attribs.class ?? '').split(/\s+/).filter(steady)
  return [`${element.name}${steady(id) ? `#${id}` : ''}`, ...classes].join('.')
}
