import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { DocumentLink } from '../read/html/document-links.ts'
import type { PageFacts } from '../read/html/page-facts.ts'
import type { DocumentInput } from '../sources/source.ts'
import type { PageReadings } from '../store/page-readings.ts'
import type { PageReader } from './answer-capture.ts'

/** Characters of a reading's JSON; of ICE's landing page it has some thousands. What says more is read each time. */
const LONGEST = 200_000

const Facts: z.ZodType<PageFacts> = z.strictObject({
  bytes: z.int().nonnegative(),
  says: z.array(z.string()),
  text: z.string(),
  machinery: z.string(),
})
const Links: z.ZodType<DocumentLink[]> = z.array(
  z.strictObject({
    url: z.url({ protocol: /^https?$/ }),
    text: z.string(),
    fileName: z.string().nullable(),
    order: z.int().nonnegative(),
    hidden: z.boolean(),
  }),
)

/**
 * A reader that reads no page twice: what a page says follows from its bytes, what the server calls them, its address and
 * the program that reads it. What is remembered and cannot be understood is read anew; a page that could not be read is
 * not remembered.
 * @param program icelist's version
 */
export function rememberedPages(pages: PageReader, readings: PageReadings, program: string): PageReader {
  async function remembered<T>(
    task: readonly string[],
    page: DocumentInput,
    schema: z.ZodType<T>,
    read: () => Promise<T>,
  ): Promise<T> {
    const key = keyOf([program, page.contentType, page.file, ...task], page.bytes)
    const known = schema.safeParse(parsed(await readings.find(key)))
    if (known.success) return known.data
    const reading = await read()
    const body = JSON.stringify(reading)
    if (body.length <= LONGEST) await readings.keep(key, body)
    return reading
  }
  return {
    facts: page => remembered(['facts'], page, Facts, () => pages.facts(page)),
    links: (page, url) => remembered(['links', url], page, Links, () => pages.links(page, url)),
  }
}

/** SHA-256 in hex. JSON has no line feed of its own, so no two pages share what is hashed. */
function keyOf(facts: readonly (string | null)[], bytes: Uint8Array): string {
  return createHash('sha256')
    .update(`${JSON.stringify(facts)}\n`)
    .update(bytes)
    .digest('hex')
}

function parsed(json: string | null): unknown {
  try {
    return json && JSON.parse(json)
  } catch {
    return null
  }
}
