import type { Correction } from '../../reread/correction.ts'
import { MARKDOWN } from '../plain.ts'
import { correctionParts } from './correction-parts.ts'

/** Paragraphs: a title and a list for each part of what a correction says. */
export function correctionMarkdown(correction: Correction): string[] {
  return correctionParts(correction, MARKDOWN).flatMap(({ title, lines }) => [
    `**${title}**`,
    lines.map(line => `- ${line}`).join('\n'),
  ])
}
