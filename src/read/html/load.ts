import * as cheerio from 'cheerio'
import type { AnyNode } from 'domhandler'
import { adapter } from 'parse5-htmlparser2-tree-adapter'
import { ReadError } from '../../errors.ts'
import type { DocumentInput } from '../../sources/source.ts'
import { grouped } from '../../text/wording.ts'
import { statedCharset } from '../charset.ts'

/** Bytes; the pages that icelist knows have 30-400 KB. */
const MAX_BYTES = 6 * 1024 * 1024
/** Elements of one page; the largest page known has 6,000. */
const MAX_ELEMENTS = 40_000
/** Elements inside one another; content management systems reach 40. */
const MAX_DEPTH = 250
/** The parser compares each attribute of a tag with all before it: pairs to compare in one page. */
const MAX_ATTRIBUTE_PAIRS = 50_000_000

/** Characters of a tag's name, an id or a list of classes: every line below repeats them. */
const MAX_LABEL = 2000

/** A parsed page. */
export interface LoadedPage {
  readonly $: cheerio.CheerioAPI
  /** texts and elements that stood in a table outside its cells; browsers show them above the table */
  readonly displaced: ReadonlySet<AnyNode>
}

/**
 * Parses a page as a browser would, wrong closing tags included. Character set: byte order mark, Content-Type header,
 * `<meta>`, else UTF-8.
 * @throws ReadError for a page that is empty, breaks off, or would cost more than a real one
 */
export function loadHtml(document: DocumentInput): LoadedPage {
  const bytes = Buffer.from(document.bytes.buffer, document.bytes.byteOffset, document.bytes.byteLength)
  if (bytes.length > MAX_BYTES) {
    throw tooCostly(`it has ${grouped(bytes.length)} bytes, more than ${grouped(MAX_BYTES)}`)
  }
  // markup is ASCII in every character set of the web; without its NULs UTF-16 is too
  const markup = bytes.toString('latin1').replaceAll('\0', '')
  if (markup.trim() === '') throw new ReadError('The page is empty: fetch it again.')
  refuseTruncated(markup)
  refuseEndlessAttributes(markup)
  const charset = statedCharset(document.contentType)
  const displaced = new Set<AnyNode>()
  const $ = cheerio.loadBuffer(bytes, {
    encoding: {
      defaultEncoding: 'utf-8',
      ...(charset === undefined ? {} : { transportLayerEncodingLabel: charset }),
    },
    treeAdapter: watchingAdapter(displaced),
  })
  return { $, displaced }
}

/** A cut page parses without complaint, and the names behind the cut would be reported as removed. */
function refuseTruncated(markup: string): void {
  if (/<html[\s>]/i.test(markup) && !/<\/html\s*>/i.test(markup)) {
    throw new ReadError('The page breaks off before </html>: fetch it again.')
  }
}

function refuseEndlessAttributes(markup: string): void {
  const tag = /<[a-z][^\s/>]*/gi
  const attribute = /[\s/]*[^\s/>=][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?/y
  let pairs = 0
  while (tag.exec(markup)) {
    attribute.lastIndex = tag.lastIndex
    let attributes = 0
    while (attribute.test(markup)) {
      tag.lastIndex = attribute.lastIndex
      pairs += attributes++
      if (pairs > MAX_ATTRIBUTE_PAIRS) throw tooCostly('a tag has thousands of attributes')
    }
  }
}

/**
 * The parser's own tree builder, which stops at the first element too many or too deep (no trick of markup evades it) and
 * remembers what it had to put elsewhere.
 */
function watchingAdapter(displaced: Set<AnyNode>): typeof adapter {
  let elements = 0
  let depth = 0
  return {
    ...adapter,
    createElement(name, namespace, attributes) {
      const labels = attributes.filter(({ name }) => name === 'id' || name === 'class')
      if (Math.max(name.length, ...labels.map(label => label.value.length)) > MAX_LABEL)
        throw tooCostly(`a tag, id or class has more than ${grouped(MAX_LABEL)} characters`)
      elements++
      if (elements > MAX_ELEMENTS) throw tooCostly(`it has more than ${grouped(MAX_ELEMENTS)} elements`)
      return adapter.createElement(name, namespace, attributes)
    },
    onItemPush() {
      depth++
      if (depth > MAX_DEPTH) throw tooCostly(`its elements stand more than ${MAX_DEPTH} deep in one another`)
    },
    onItemPop() {
      depth--
    },
    insertTextBefore(parent, text, reference) {
      adapter.insertTextBefore(parent, text, reference)
      if (reference.prev) displaced.add(reference.prev)
    },
    insertBefore(parent, node, reference) {
      adapter.insertBefore(parent, node, reference)
      displaced.add(node)
    },
  }
}

function tooCostly(what: string): ReadError {
  return new ReadError(`The page is not read: ${what}. No page of this list looks so; see what was fetched.`)
}
