import type { Notice } from '../../../model.ts'
import { fold } from '../../../text/fold.ts'
import { NoticeCollector } from '../../notices.ts'
import type { Line } from '../line.ts'
import type { Finding, PrintedEntry } from './list-lines.ts'

/** What the reader of the record should know beside the entries. */
export function noticesOf(
  entries: readonly PrintedEntry[],
  findings: readonly Finding[],
  strays: readonly Line[],
): Notice[] {
  const notices = new NoticeCollector()
  for (const line of strays)
    notices.add('text-not-understood', line.text.slice(0, 200), SENTENCES['text-not-understood'])
  for (const { code, line } of findings) notices.add(code, line.text, SENTENCES[code])
  const seen = new Set<string>()
  for (const { name, state, kind, line } of entries) {
    const row = `${state?.usps} ${kind} ${fold(name)}`
    if (seen.has(row)) notices.add('entry-repeated', name, SENTENCES['entry-repeated'])
    seen.add(row)
    if (line.marks !== '') notices.add('note-mark', `${name} ${line.marks}`, SENTENCES['note-mark'])
    if (line.looks === 'hidden') notices.add('entry-hidden', name, SENTENCES['entry-hidden'])
    if (line.encodedTwice)
      notices.add('characters-encoded-twice', name, SENTENCES['characters-encoded-twice'])
    if (line.text.includes('\ufffd')) notices.add('characters-lost', name, SENTENCES['characters-lost'])
  }
  return notices.all()
}

const SENTENCES = {
  'text-not-understood': count => `${lines(count)} of the list could not be understood and gave no entry.`,
  'name-doubtful': count =>
    `${lines(count)} stood where names stand without being written like one; taken as entries.`,
  'label-unknown': count =>
    `${lines(count)} under a heading for the state said something new; taken as the state's entry.`,
  'state-unknown': count =>
    `${lines(count)} in a list of places named no state; taken as entries without one.`,
  'state-repeated': count => `${lines(count)} named a state whose places stood above already.`,
  'heading-without-entries': count => `${lines(count)} read like headings of the list and had no name below.`,
  'headings-look-like-names': () =>
    'The page prints states and names alike; what follows and the order of the states tell them apart.',
  'entry-repeated': count => `${lines(count)} printed an entry that is printed above.`,
  'note-mark': count =>
    `${lines(count)} carried a mark or a remark, which was not taken as a part of the name.`,
  'entry-hidden': count =>
    `${lines(count)} with an entry ${count === 1 ? 'is' : 'are'} hidden from the page's readers.`,
  'column-not-read': count =>
    `${count === 1 ? '1 column' : `${count} columns`} beside the names ${count === 1 ? 'was' : 'were'} not read.`,
  'characters-encoded-twice': count =>
    `${lines(count)} held characters that were encoded twice; read as they were meant.`,
  'characters-lost': count => `${lines(count)} held characters that could not be decoded.`,
} satisfies Record<string, (count: number) => string>

function lines(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`
}
