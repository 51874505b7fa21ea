import PDFDocument from 'pdfkit'

/** One row of the table: its four cells, with bullets as discs, or a text in a cell as wide as the table. */
export type DrawnRow = readonly [string, string, string, string] | string

/** How a page with the table of Section III is drawn. */
interface Drawing {
  readonly rows: readonly DrawnRow[]
  /** without, nothing but white space parts the cells */
  readonly borders?: 'all' | 'horizontal' | 'none'
  /** points behind the widest text of a column at which the next column's texts start */
  readonly gutter?: number
  /** cells, as [row, column], that go on in the row below */
  readonly downwards?: readonly (readonly [row: number, column: number])[]
  /** cells, as [row, column], that go on in the next column */
  readonly sidewards?: readonly (readonly [row: number, column: number])[]
  /** points of the rows' type */
  readonly size?: number
  /** printed in large type over the rows */
  readonly watermark?: string
}

const EDGES = [54, 234, 314, 414, 558]
const PADDING = 6
const HEADER = ['Jurisdiction (AOR)', 'Date Enacted', 'Policy', 'Criteria for Honoring Detainer'] as const
const TOP = 100
const HEIGHT = 40

/** Draws a page with the table, and the heading of the section that follows. */
export async function drawnTable(drawing: Drawing): Promise<Uint8Array> {
  const { rows, borders = 'all', gutter, downwards = [], sidewards = [], size = 10, watermark } = drawing
  const pdf = new PDFDocument({ size: 'LETTER', margin: 0 })
  pdf.fontSize(size)
  const edges = gutter === undefined ? EDGES : fittedEdges(rows, gutter, text => pdf.widthOfString(text))
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise(resolve => pdf.on('end', resolve))
  const has = (cells: Drawing['downwards'], row: number, column: number) =>
    cells?.some(cell => cell[0] === row && cell[1] === column) ?? false
  const line = (x0: number, y0: number, x1: number, y1: number) => {
    if (borders === 'all' || (borders === 'horizontal' && y0 === y1))
      pdf.moveTo(x0, y0).lineTo(x1, y1).stroke()
  }
  line(54, TOP, 558, TOP)
  for (const [index, row] of [HEADER, ...rows].entries()) {
    const [top, bottom] = [TOP + index * HEIGHT, TOP + (index + 1) * HEIGHT]
    for (const [column, left] of edges.entries()) {
      const within = column > 0 && column < 4
      const isOpen = within && (typeof row === 'string' || has(sidewards, index - 1, column - 1))
      if (!isOpen) line(left, top, left, bottom)
      const right = edges[column + 1]
      if (right !== undefined && !has(downwards, index - 1, column)) line(left, bottom, right, bottom)
    }
    const cells = typeof row === 'string' ? [row] : row
    for (const [column, cell] of cells.entries()) {
      for (const [at, text] of cell.split('\n').entries()) {
        const [left, y] = [(edges[column] ?? 0) + PADDING, top + 8 + 1.3 * size * at]
        // as Chromium prints the marker of a list
        if (text.startsWith('• ')) pdf.circle(left + 0.1 * size, y + 0.55 * size, 0.1 * size).fill()
        const indent = text.startsWith('• ') ? size : 0
        pdf.fontSize(size).text(text.replace('• ', ''), left + indent, y, { lineBreak: false })
      }
    }
  }
  if (watermark !== undefined) pdf.fontSize(60).text(watermark, 80, TOP + 70, { lineBreak: false })
  pdf.fontSize(14).text('Section IV: Report Scope and Data Fidelity', 54, 720, { lineBreak: false })
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

function fittedEdges(rows: readonly DrawnRow[], gutter: number, widthOf: (text: string) => number): number[] {
  const edges = [EDGES[0] ?? 0]
  for (const column of HEADER.keys()) {
    const widths = [HEADER, ...rows].flatMap(row =>
      typeof row === 'string' ? [] : [widthOf(row[column] ?? '')],
    )
    edges.push((edges.at(-1) ?? 0) + Math.max(...widths) + gutter)
  }
  return edges
}
