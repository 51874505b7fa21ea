import type { Correction } from '../../reread/correction.ts'
import type { Unread } from '../../reread/gather.ts'
import type { Keeping, Reread } from '../../reread/reread.ts'
import { counted } from '../../text/wording.ts'
import { PLAIN, plain } from '../plain.ts'
import { correctionParts } from './correction-parts.ts'
import { correctionCounts, readerPhrase } from './correction-phrases.ts'

/** What reading a list again changes in the record, or changed, for a person at a terminal. */
export function rereadText(
  { list, reader, captures, unread, corrections }: Reread,
  keeping: Keeping,
): string {
  if (captures === 0 && unread.length === 0)
    return `${list}: nothing to read again; all of it was read by reader ${reader.to}\n`
  const read = `${list}: ${readerPhrase(reader)}; ${counted(captures, 'capture', 'captures')} read again`
  const lines = corrections.length === 0 ? [`${read}; the record says what it said before`] : [read]
  for (const correction of corrections) lines.push(...correctionLines(correction))
  if (unread.length > 0) lines.push('', 'cannot be read', ...unread.map(unreadLine))
  if (corrections.length > 0)
    lines.push(
      '',
      keeping === 'tentatively'
        ? 'nothing was written (--dry-run)'
        : 'written, and told as a correction in CHANGELOG.md',
    )
  return `${lines.join('\n')}\n`
}

function correctionLines(correction: Correction): string[] {
  const heading = `  in the record of ${correction.list}, though the publisher changed nothing: ${correctionCounts(correction)}`
  const parts = correctionParts(correction, PLAIN)
  return [
    heading,
    ...parts.flatMap(({ title, lines }) => ['', title.toLowerCase(), ...lines.map(line => `  ${line}`)]),
  ]
}

function unreadLine({ capture, document, file, readBefore, text }: Unread): string {
  const name = `capture ${capture}, document ${document.slice(0, 12)}${file === '' ? '' : ` (${plain(file)})`}`
  return `  ${name}: ${plain(text)}${readBefore ? ' What was read of it before stays.' : ''}`
}
