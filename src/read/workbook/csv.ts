import { parse } from 'csv-parse/sync'
import { ReadError } from '../../errors.ts'
import type { Notice } from '../../model.ts'
import { tidy } from '../../text/fold.ts'
import { statedCharset } from '../charset.ts'
import { EXAMPLES } from '../notices.ts'
import { BLANK, type Grid, plainGrid } from './grid.ts'

/**
 * A table saved as CSV. Its cells have no links and no stored dates.
 * @throws ReadError when a quote is not closed, or the character set that is stated is not known
 */
export function loadCsv(
  bytes: Uint8Array,
  contentType: string | null,
): { readonly grid: Grid; readonly notices: readonly Notice[] } {
  const { text, notices } = decodeCsv(bytes, contentType)
  const rows = recordsOf(text).map(record => record.map(value => ({ ...BLANK, text: tidy(value) })))
  return { grid: plainGrid('CSV', rows), notices }
}

function recordsOf(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false })
  } catch (cause) {
    throw new ReadError(`This is not a CSV table: ${(cause as Error).message}. See what was published.`, {
      cause,
    })
  }
}

/**
 * Character set: byte order mark, Content-Type header, UTF-8; bytes that are no UTF-8 are what Excel writes on Windows
 * when it is asked for CSV and nothing more.
 */
function decodeCsv(bytes: Uint8Array, contentType: string | null): { text: string; notices: Notice[] } {
  const stated = markedCharset(bytes) ?? statedCharset(contentType)
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
          examples: (text.match(/\S*[\u0080-\u{10ffff}]\S*/gu) ?? []).slice(0, EXAMPLES),
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
      { cause },
    )
  }
}
