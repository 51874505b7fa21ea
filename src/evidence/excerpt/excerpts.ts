import type { Evidence, PdfEvidence } from '../../model.ts'
import type { DocumentInput } from '../../sources/source.ts'
import type { Excerpt, HtmlPlace, SheetPlace } from './excerpt.ts'

/**
 * What a document shows at each of the places, in their order. The document is parsed once, by the libraries of its kind.
 * @throws ReadError when it cannot be read, or has no such place
 */
export async function excerptsOf(document: DocumentInput, places: readonly Evidence[]): Promise<Excerpt[]> {
  if (places.every(isPdf)) return (await import('./pdf-excerpts.ts')).pdfExcerpts(document, places)
  if (places.every(isSheet)) return (await import('./sheet-excerpts.ts')).sheetExcerpts(document, places)
  if (places.every(isHtml)) return (await import('./html-excerpts.ts')).htmlExcerpts(document, places)
  throw new RangeError('places of documents of different kinds')
}

function isPdf(place: Evidence): place is PdfEvidence {
  return 'page' in place
}

function isSheet(place: Evidence): place is SheetPlace {
  return 'sheet' in place
}

function isHtml(place: Evidence): place is HtmlPlace {
  return 'element' in place
}
