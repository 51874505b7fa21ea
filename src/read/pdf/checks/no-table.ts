import { ReadError } from '../../../errors.ts'
import { grouped } from '../../../text/wording.ts'
import type { PageContent } from '../page.ts'

/** Pages of one kind that are named one by one. */
const NAMED = 10

/** Says why no table was found: there is no such header row, or there is no text in which one could stand. */
export function noTable(pages: readonly PageContent[], names: readonly string[]): ReadError {
  const silent = pages.filter(page => page.words.length === 0)
  const shown = [...Map.groupBy(silent, whatIsShown)].map(([what, those]) => `${numbersOf(those)}: ${what}`)
  if (silent.length === pages.length) {
    return new ReadError(
      `the PDF has no text that can be read (${shown.join('; ')}); read it by hand, or obtain it again`,
    )
  }
  const note = shown.length > 0 ? `, and some pages have no text that can be read (${shown.join('; ')})` : ''
  return new ReadError(
    `no table in the PDF has the header row ${names.join(' | ')}${note}; look at what was published`,
  )
}

function whatIsShown({ pictured, unread, aside }: PageContent): string {
  if (pictured) return 'a picture, as of a scan'
  if (unread > 0) return 'characters that do not say what they are'
  return aside === '' ? 'nothing, or content that is broken' : 'text in odd directions'
}

function numbersOf(pages: readonly PageContent[]): string {
  const named = pages.slice(0, NAMED).map(page => page.number)
  const more = pages.length - named.length
  return `page ${named.join(', ')}${more > 0 ? ` and ${grouped(more)} more` : ''}`
}
