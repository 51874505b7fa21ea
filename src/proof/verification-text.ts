import { plain } from '../report/plain.ts'
import { counted } from '../text/wording.ts'
import { faultText } from './fault.ts'
import type { Verification } from './verify.ts'

/** A line for each fault, then one that says what holds and from when to when. */
export function verificationText(found: Verification): string {
  const { faults, unnamed, since } = found
  const lines = faults.map(fault => `! ${plain(faultText(fault))}`)
  const files = counted(unnamed.length, 'file', 'files')
  if (unnamed.length > 0)
    lines.push(
      `${files} of the archive that no capture names, ${unnamed[0]} the first: an icelist that was killed leaves such, and so do captures that were cut off.`,
    )
  if (faults.some(({ what }) => what === 'changelog'))
    lines.push(
      'CHANGELOG.md is made from the record. Where nobody edited it, icelist was updated since and words it otherwise: "changelog" writes it anew.',
    )
  if (since && found.holds)
    lines.push(
      `The given head is that of capture ${since.capture}${since.at === null ? '' : `, recorded at ${since.at}`}: nothing up to it was changed since the head was printed.`,
    )
  lines.push(
    found.holds
      ? holdsText(found)
      : `The record does not hold: ${counted(faults.length, 'fault', 'faults')} in ${contents(found)}.`,
  )
  return `${lines.join('\n')}\n`
}

function holdsText(found: Verification): string {
  if (found.captures === 0) return 'The record is empty: there is nothing to verify.'
  return `The record holds from ${found.from} to ${found.to}: ${contents(found)}; head ${found.head}`
}

function contents(found: Verification): string {
  const { captures, decisions, corrections, documents, versions, others } = found
  const { again, recorded, unread } = versions
  const parts = [counted(captures, 'capture', 'captures'), counted(documents, 'document', 'documents')]
  if (decisions > 0) parts.push(counted(decisions, 'decision', 'decisions'))
  if (corrections > 0) parts.push(counted(corrections, 'correction', 'corrections'))
  const older =
    recorded > 0
      ? `, ${counted(recorded, 'of them', 'of them')} by readers that are not here any more and so compared with their captures only`
      : ''
  const lost =
    unread > 0
      ? `, ${counted(unread, 'of them', 'of them')} not, for want of the document as it was recorded`
      : ''
  const all = counted(again + recorded + unread, 'version', 'versions')
  parts.push(`${all} (${again} read again${older}${lost})`)
  if (others > 0)
    parts.push(`${counted(others, 'other capture', 'other captures')} by readers that are not here any more`)
  return parts.join(', ')
}
