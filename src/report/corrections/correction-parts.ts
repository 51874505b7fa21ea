import type { Change } from '../../model.ts'
import type {
  ChangeCorrection,
  Correction,
  CountsAs,
  EntryCorrection,
  NoticeCorrection,
  VersionCorrection,
  VersionName,
  VersionRange,
} from '../../reread/correction.ts'
import { counted } from '../../text/wording.ts'
import { changePhrase, noticePhrase, type Style } from '../phrases.ts'

/** A heading in plain words, and lines in a form of writing. */
export interface Part {
  readonly title: string
  readonly lines: readonly string[]
}

/** All that a correction says, part by part: of the entries read, of versions, of the changes between them, of notices. */
export function correctionParts(correction: Correction, style: Style): Part[] {
  const { entries, versions, changes, notices } = correction
  const parts = [
    { title: 'Entries', lines: entries.map(one => entryLine(one, style)) },
    { title: 'Versions', lines: versions.map(one => versionLine(one, style)) },
    ...changes.map(one => ({
      title: `Changes to the version of ${namePhrase(one.to)}`,
      lines: changeLines(one, style),
    })),
    { title: 'Notices', lines: notices.map(one => noticeLine(one, style)) },
  ]
  return parts.filter(({ lines }) => lines.length > 0)
}

const BECAME = { added: 'appears', removed: 'vanishes', changed: 'differs', renamed: 'differs' } as const

function entryLine({ change, versions }: EntryCorrection, style: Style): string {
  return `${BECAME[change.kind]}: ${changePhrase(change, style)} (in ${rangesPhrase(versions)})`
}

function noticeLine({ became, notice, versions }: NoticeCorrection, style: Style): string {
  const verb = became === 'told' ? 'appears' : 'vanishes'
  return `${verb}: ${style.text(noticePhrase(notice))} (of ${rangesPhrase(versions)})`
}

function changeLines({ appear, vanish, differ }: ChangeCorrection, style: Style): string[] {
  const said = (change: Change) => `${change.kind}, ${changePhrase(change, style)}`
  return [
    ...appear.map(change => `appears: ${said(change)}`),
    ...vanish.map(change => `vanishes: ${said(change)}`),
    ...differ.map(({ was, is }) => `differs: was ${said(was)}; is ${said(is)}`),
  ]
}

const COUNTS_AS: Record<CountsAs['as'], string> = {
  version: 'a version',
  seen: 'the version before it, seen again',
  held: 'held for review',
  unread: 'not read as the list',
}

function versionLine({ version, was, is, reasons }: VersionCorrection, style: Style): string {
  const why = reasons.map(({ text }) => ` ${style.text(text)}`).join('')
  const sameDay =
    was.as === 'unread' || (was.inForceOn === is.inForceOn && was.publishedOn === is.publishedOn)
  const phrase = (counts: CountsAs) => `${COUNTS_AS[counts.as]}${sameDay ? '' : `, ${dayPhrase(counts)}`}`
  const file = version.file === '' ? '' : ` (${style.text(version.file)})`
  return `capture ${version.capture} of ${namePhrase(version)}${file}: was ${phrase(was)}; is ${phrase(is)}${why && `:${why}`}`
}

function dayPhrase({ publishedOn, inForceOn }: CountsAs): string {
  if (publishedOn === inForceOn) return `published on ${publishedOn}`
  return `${publishedOn === null ? 'of no stated day' : `published on ${publishedOn}`}, in force from ${inForceOn}`
}

function rangesPhrase(ranges: readonly VersionRange[]): string {
  return ranges.map(rangePhrase).join('; ')
}

function rangePhrase({ first, last, count }: VersionRange): string {
  if (count === 1) return `the version of ${namePhrase(first)}`
  return `${counted(count, 'version', 'versions')}, of ${namePhrase(first)} to ${namePhrase(last)}`
}

/** "2025-05-31, document e79c34bd7887". */
function namePhrase({ inForceOn, document }: VersionName): string {
  return `${inForceOn}, document ${document.slice(0, 12)}`
}
