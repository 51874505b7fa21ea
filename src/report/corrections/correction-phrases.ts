import type { Correction, ReaderStep } from '../../reread/correction.ts'
import { counted } from '../../text/wording.ts'

/** "reader ddor 2 → 3"; of a reader that stayed the same, "reader ddor 3, again". */
export function readerPhrase({ list, from, to }: ReaderStep): string {
  const before = from.filter(version => version !== to)
  if (before.length > 0) return `reader ${list} ${before.join(', ')} → ${to}`
  return `reader ${list} ${to}${from.length > 0 ? ', again' : ''}`
}

/** "2 entries appear, 1 entry differs; 1 change vanishes". */
export function correctionCounts({ entries, versions, changes, notices }: Correction): string {
  const kinds = entries.map(({ change }) => change.kind)
  const of = (kind: string) => kinds.filter(each => each === kind).length
  const told = (became: string) => notices.filter(notice => notice.became === became).length
  const sum = (part: 'appear' | 'vanish' | 'differ') =>
    changes.reduce((total, change) => total + change[part].length, 0)
  const groups = [
    actions('entry', 'entries', of('added'), of('removed'), of('changed')),
    versions.length === 0
      ? []
      : [`${counted(versions.length, 'capture stands', 'captures stand')} otherwise`],
    actions('change', 'changes', sum('appear'), sum('vanish'), sum('differ')),
    actions('notice', 'notices', told('told'), told('untold'), 0),
  ]
  const phrases = groups.filter(group => group.length > 0).map(group => group.join(', '))
  return phrases.length > 0
    ? phrases.join('; ')
    : 'entries are told apart otherwise in captures that are no versions'
}

function actions(one: string, many: string, appear: number, vanish: number, differ: number): string[] {
  return [
    ...(appear > 0 ? [`${counted(appear, `${one} appears`, `${many} appear`)}`] : []),
    ...(vanish > 0 ? [`${counted(vanish, `${one} vanishes`, `${many} vanish`)}`] : []),
    ...(differ > 0 ? [`${counted(differ, `${one} differs`, `${many} differ`)}`] : []),
  ]
}

/** That a correction is none of the publisher's doing. */
export const NOT_THE_PUBLISHER =
  'The archived documents were read again, and the record says this otherwise than it did; the publisher changed nothing by it.'
