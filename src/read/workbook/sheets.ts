import { ReadError } from '../../errors.ts'
import type { Notice } from '../../model.ts'
import type { DocumentInput } from '../../sources/source.ts'
import type { Grid } from './grid.ts'
import { loadCsv, loadWorkbook } from './load.ts'

/** The sheets of a workbook, or the one table of a CSV file. */
export interface Sheets {
  readonly grids: readonly Grid[]
  readonly notices: readonly Notice[]
}

/**
 * Loads a workbook, or the same table saved as CSV: by what the bytes are, then by what the document is called.
 * @param otherwise what a document is that does not say so
 * @throws ReadError when it cannot be loaded whole
 */
export function loadSheets(document: DocumentInput, otherwise: 'xlsx' | 'csv'): Sheets {
  const { bytes, contentType, file } = document
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const isNamedCsv = contentType?.startsWith('text/csv') || file?.toLowerCase().endsWith('.csv')
  if (isZip || (otherwise === 'xlsx' && !isNamedCsv)) return { grids: loadWorkbook(bytes), notices: [] }
  const { text, notices } = decodeCsv(bytes, contentType)
  return { grids: loadCsv(text), notices }
}

/**
 * Character set: byte order mark, Content-Type header, UTF-8; bytes that are no UTF-8 are what Excel writes on Windows
 * when it is asked for CSV and nothing more.
 */
function decodeCsv(bytes: Uint8Array, contentType: string | null): { text: string; notices: Notice[] } {
  const stated = markedCharset(bytes) ?? /charset\s*=\s*"?([\w:.-]+)/i.exec(contentType ?? '')?.[1]
  if (stated !== undefined) return { text: decoderFor(stated).decode(bytes), notices: [] }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notices: [] }
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    return {
      text,
      notices: [
        {
          code: 'charset-guessed',
          text: 'The file is not UTF-8 and names no character set; it was read as Windows-1252.',
          examples: (text.match(/\S*[\u0080-\u{10ffff}]\S*/gu) ?? []).slice(0, 5),
        },
      ],
    }
  }
}

function markedCharset([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

function decoderFor(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset)
  } catch (cause) {
    throw new ReadError(
      `The file states a character set that is not known, ${charset}. Save it as UTF-8 and import it.`,
      {
        cause,
      },
    )
  }
}
