import { IcelistError, ReadError } from '../errors.ts'
import type { PageReader } from '../fetch/answer-capture.ts'
import type { FetchAnswer, FetchRequest } from '../fetch/fetch-document.ts'
import { judgeAnswer } from '../judge/answers.ts'
import { bodyType } from '../judge/body-type.ts'
import type { Source } from '../sources/source.ts'
import { type ServerTime, serverTime } from './clock.ts'
import { type Finding, inOrder, toBeMended } from './finding.ts'

/** What asking takes. */
export interface Asking {
  readonly fetch: (request: FetchRequest) => Promise<FetchAnswer>
  readonly pages: Pick<PageReader, 'facts'>
}

/** What came of asking one publisher. */
export interface Asked {
  readonly finding: Finding
  readonly time: ServerTime | null
}

/** Asks for what a list's address gives, as a run would, and keeps nothing. */
export async function askPublisher(source: Source, url: string, { fetch, pages }: Asking): Promise<Asked> {
  const part = `network, ${source.id}`
  const { location, mediaType } = source
  const request = {
    url,
    validators: null,
    expected: location.kind === 'landing-page' ? 'text/html' : mediaType,
  }
  try {
    const answer = await fetch(request)
    const server = serverTime(answer.headers)
    const { host } = new URL(answer.finalUrl)
    const time = server && { host, server, here: new Date(answer.finishedAt) }
    const { verdict, reasons } = judgeAnswer(answer, request, await factsOf(answer, pages))
    const [why] = reasons
    if (verdict === 'blocked' || verdict === 'failed')
      return {
        finding: toBeMended(part, `${host} does not give the page: ${why?.text ?? verdict}`, MENDS[verdict]),
        time,
      }
    const missing = verdict === 'missing' ? '; the page is missing there, see "status"' : ''
    return { finding: inOrder(part, `${host} answers (${answer.status})${missing}`), time }
  } catch (error) {
    if (!(error instanceof IcelistError)) throw error
    return {
      finding: toBeMended(part, `${URL.parse(url)?.host ?? url} gives no answer`, error.message),
      time: null,
    }
  }
}

const MENDS = {
  blocked:
    'Open the address in a browser on this machine. Where people are let in, set "contact" in the configuration, or ask from another network.',
  failed: 'Open the address in a browser on this machine, and see whether it is still the right one.',
} as const

async function factsOf({ body, headers }: FetchAnswer, pages: Asking['pages']) {
  if (bodyType(body) !== 'html') return null
  try {
    return await pages.facts({ bytes: body, contentType: headers['content-type'] ?? null, file: null })
  } catch (error) {
    if (error instanceof ReadError) return error
    throw error
  }
}
