/**
 * The index of a web archive by the Wayback CDX server's interface
 * (https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server): a JSON array of arrays, the first of which
 * names the columns; where there is more, an empty array and one with the resume key follow.
 */
import { z } from 'zod'
import { failure } from '../fetch/failure.ts'
import { bodyType } from '../judge/body-type.ts'
import { instantOf } from './timestamp.ts'

/** The Internet Archive's. */
export const WAYBACK_MACHINE = 'https://web.archive.org'

/** Captures a page. */
const PAGE_SIZE = 1000
const COLUMNS = ['timestamp', 'original', 'digest'] as const
/** Characters of an address; servers take about half as many. */
const MAX_ADDRESS = 16_000

const Answer = z.array(z.array(z.string().nullable()))

/** A row of the index. */
interface IndexedCapture {
  /** of the publisher, as `URL` writes it */
  readonly url: string
  /** 14 digits, an instant */
  readonly timestamp: string
  readonly digest: string
}

export interface IndexPage {
  readonly captures: IndexedCapture[]
  readonly resumeKey: string | null
}

/**
 * The address of one page of the index.
 * @param days YYYY-MM-DD, both included
 */
export function indexAddress(
  archive: string,
  url: string,
  days: { readonly from: string | null; readonly to: string | null },
  resumeKey: string | null,
): string {
  const address = new URL(`${archive}/cdx/search/cdx`)
  const parameters = {
    url,
    output: 'json',
    fl: 'timestamp,original,mimetype,statuscode,digest,length',
    collapse: 'digest',
    from: days.from?.replaceAll('-', ''),
    to: days.to?.replaceAll('-', ''),
    limit: String(PAGE_SIZE),
    showResumeKey: 'true',
    resumeKey,
  }
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== null) address.searchParams.set(name, value)
  return address.href
}

/**
 * A page of the index. Rows that name no address or no instant are passed over; of one address's captures that follow each
 * other with one digest, the first is kept, whether or not the archive does so itself.
 * @throws FetchError when the archive's answer is no such page
 */
export function readIndexPage(body: Uint8Array, address: string): IndexPage {
  const [header, ...rows] = parse(body, address)
  if (!header) return { captures: [], resumeKey: null }
  const [timestamp, original, digest] = COLUMNS.map(name => header.indexOf(name))
  if (
    timestamp === undefined ||
    original === undefined ||
    digest === undefined ||
    timestamp < 0 ||
    original < 0
  )
    throw unusable(address, `its columns are ${header.join(', ')}`)
  const end = rows.findIndex(row => row.length === 0)
  const captures = (end < 0 ? rows : rows.slice(0, end)).flatMap(row =>
    capture(row[timestamp] ?? '', row[original] ?? '', row[digest] ?? ''),
  )
  return { captures: distinct(captures), resumeKey: (end >= 0 && rows[end + 1]?.[0]) || null }
}

function parse(body: Uint8Array, address: string): z.infer<typeof Answer> {
  const text = new TextDecoder().decode(body).trim()
  // an archive without any capture answers with nothing at all
  if (text === '') return []
  try {
    return Answer.parse(JSON.parse(text))
  } catch (cause) {
    // the Wayback Machine says with status 200 that it is offline
    const page = bodyType(body) === 'html'
    throw unusable(address, page ? 'a web page came in its place' : 'it is no JSON array of arrays', cause)
  }
}

function capture(timestamp: string, original: string, digest: string): IndexedCapture[] {
  const url = URL.parse(original)
  if (!url || !/^https?:$/.test(url.protocol) || url.href.length > MAX_ADDRESS) return []
  if (url.username !== '' || url.password !== '' || instantOf(timestamp) === null) return []
  url.hash = ''
  return [{ url: url.href, timestamp, digest }]
}

function distinct(captures: readonly IndexedCapture[]): IndexedCapture[] {
  return captures.filter(({ url, digest }, index) => {
    const before = captures[index - 1]
    return digest === '' || before?.digest !== digest || before.url !== url
  })
}

/** An archive that somebody named may be none; the one that icelist knows is out of order. */
function unusable(address: string, why: string, cause?: unknown) {
  const known = address.startsWith(`${WAYBACK_MACHINE}/`)
  const advice = known ? 'Try again later.' : 'Try again later, or check the address given with --archive.'
  return failure(
    'archive',
    `${address} does not answer as the index of a web archive: ${why}. ${advice}`,
    cause,
  )
}
