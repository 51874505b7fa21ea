/** A PDF file of these objects, numbered from 1; the first is the catalog. What is in them need not make sense. */
export function drawPdf(objects: readonly (string | Uint8Array)[]): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let offset = pieces[0]?.length ?? 0
  for (const [index, object] of objects.entries()) {
    offsets.push(offset)
    const piece = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as Uint8Array),
      Buffer.from('\nendobj\n'),
    ])
    pieces.push(piece)
    offset += piece.length
  }
  const rows = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${offset}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(pieces))
}

/** A stream object. @param facts entries of its dictionary; a /Length among them stands in place of the true one */
export function stream(data: string | Uint8Array, facts = ''): Uint8Array {
  const bytes = Buffer.from(data as Uint8Array)
  const length = facts.includes('/Length') ? '' : `/Length ${bytes.length}`
  return Buffer.concat([Buffer.from(`<<${length}${facts}>>\nstream\n`), bytes, Buffer.from('\nendstream')])
}

/** One page that shows `content`, with objects from number 5 on that its resources may name. */
export function onePage(
  content: string | Uint8Array,
  resources = '',
  more: readonly (string | Uint8Array)[] = [],
): Uint8Array {
  return drawPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<${FONT}${resources}>>>>`,
    content,
    ...more,
  ])
}

export const FONT = '/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>'
