import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Where a marked content stands in a table of a tagged file; both are counted over the page. */
interface TaggedCell {
  readonly row: number
  readonly cell: number
}

/** By marked-content id. */
export type Structure = ReadonlyMap<number, TaggedCell>

interface Node {
  readonly role?: string
  readonly children?: readonly Node[]
  readonly type?: string
  readonly id?: string
}

const CELL_ROLES = new Set(['TD', 'TH'])

/** The table cells of a page as its tags have them (ISO 32000-1, 14.8.4.3.4); null when the page has none. */
export async function readStructure(page: PDFPageProxy): Promise<Structure | null> {
  const tree = (await page.getStructTree()) as Node | null
  if (!tree) return null
  const cells = new Map<number, TaggedCell>()
  collect(tree, { rows: 0, cells: 0 }, null, cells)
  return cells.size > 0 ? cells : null
}

function collect(
  node: Node,
  counted: { rows: number; cells: number },
  within: TaggedCell | null,
  cells: Map<number, TaggedCell>,
): void {
  if (node.type === 'content' && within) {
    const mark = /_mc(\d+)$/.exec(node.id ?? '')?.[1]
    if (mark !== undefined) cells.set(Number(mark), within)
  }
  if (node.role === 'TR') counted.rows += 1
  const opens = CELL_ROLES.has(node.role ?? '')
  if (opens) counted.cells += 1
  const inside = opens ? { row: counted.rows, cell: counted.cells } : within
  for (const child of node.children ?? []) collect(child, counted, inside, cells)
}
