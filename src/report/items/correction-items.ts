import type { Correction } from '../../reread/correction.ts'
import type { Source } from '../../sources/source.ts'
import { correctionCounts, NOT_THE_PUBLISHER, readerPhrase } from '../corrections/correction-phrases.ts'
import type { CorrectionItem } from './item.ts'

/** What the record says otherwise since documents were read again, oldest first. */
export function correctionItems(source: Source, corrections: readonly Correction[]): CorrectionItem[] {
  return corrections.map((correction): CorrectionItem => {
    const { at, reader } = correction
    const what = `${correctionCounts(correction)}, ${readerPhrase(reader)}`
    return {
      kind: 'correction',
      id: `urn:icelist:${source.id}:corrected:${at}`,
      source,
      heading: `${source.id}, ${at.slice(0, 10)}: corrected: ${what}`,
      sentences: [`Corrected: ${what}.`, NOT_THE_PUBLISHER],
      published: at,
      updated: at,
      correction,
    }
  })
}
