import { ReadError } from '../errors.ts'
import type { FetchAnswer, FetchRequest } from '../fetch/fetch-document.ts'
import type { PageFacts } from '../read/html/page-facts.ts'
import { sentence } from '../text/wording.ts'
import { ANSWER_RULES, type AnswerCondition } from './answer-rules.ts'
import { bodyType, typeDue } from './body-type.ts'

/** What an answer is worth, before anybody reads the document in it. */
export interface AnswerVerdict {
  readonly verdict: 'ok' | 'not-modified' | 'blocked' | 'missing' | 'failed'
  /** every rule of this verdict that fired, and the text that fired it; none for `ok` and `not-modified` */
  readonly reasons: readonly { readonly rule: string; readonly text: string }[]
}

export type JudgedAnswer = Pick<FetchAnswer, 'status' | 'headers' | 'url' | 'finalUrl' | 'body'>

/**
 * Tells a document from everything else that a server may answer: a wall before a missing page, both before anything
 * that is merely wrong. Rules for walls and missing pages are the table in `answer-rules.ts`.
 * @param page what the body says of itself where it is a web page; the error when that could not be read; else null
 */
export function judgeAnswer(
  answer: JudgedAnswer,
  request: Pick<FetchRequest, 'expected' | 'validators'>,
  page: PageFacts | ReadError | null,
): AnswerVerdict {
  if (answer.status === 304) return judgeNotModified(request)
  const facts = page instanceof ReadError ? null : page
  for (const verdict of ['blocked', 'missing'] as const) {
    const reasons = ANSWER_RULES.filter(rule => rule.verdict === verdict).flatMap(({ id, when }) => {
      const evidence = evidenceFor(when, answer, facts)
      return evidence === null ? [] : [{ rule: id, text: sentence(evidence.join('; ')) }]
    })
    if (reasons.length > 0) return { verdict, reasons }
  }
  if (answer.status === 429 || answer.status >= 500)
    return failed('server-busy', `The server answered ${answer.status} at every attempt`)
  if (answer.status !== 200)
    return failed('unexpected-status', `The server answered ${answer.status}, which carries no document`)
  const type = bodyType(answer.body)
  if (type === 'nothing') return failed('empty-body', 'The server answered 200 and sent nothing')
  const due = typeDue(request.expected)
  if (due !== null && type !== due)
    return failed('wrong-type', `${NAMES[due]} was due, and ${NAMES[type]} came`)
  if (page instanceof ReadError && due === 'html')
    return { verdict: 'failed', reasons: [{ rule: 'unreadable', text: page.message }] }
  return { verdict: 'ok', reasons: [] }
}

const NAMES = {
  pdf: 'a PDF document',
  zip: 'a workbook (XLSX)',
  html: 'a web page',
  other: 'something that is neither a web page nor a PDF document nor a workbook',
} as const

function judgeNotModified({ validators }: Pick<FetchRequest, 'validators'>): AnswerVerdict {
  if (validators?.etag || validators?.lastModified) return { verdict: 'not-modified', reasons: [] }
  return failed('unasked-304', 'The server answered 304 (not modified) to a request that named no version')
}

function failed(rule: string, text: string): AnswerVerdict {
  return { verdict: 'failed', reasons: [{ rule, text: sentence(text) }] }
}

/** What holds of each part of a condition, in words; null when one part does not hold. */
function evidenceFor(when: AnswerCondition, answer: JudgedAnswer, page: PageFacts | null): string[] | null {
  const { header, redirectedTo, says, text, machinery, textAtMost, bytesAtMost } = when
  const needsPage = [says, text, machinery, textAtMost, bytesAtMost].some(part => part !== undefined)
  if (needsPage && page === null) return null
  if (textAtMost !== undefined && (page?.text.length ?? 0) > textAtMost) return null
  if (bytesAtMost !== undefined && (page?.bytes ?? 0) > bytesAtMost) return null
  const evidence: string[] = []
  const found = [
    when.status && (when.status.includes(answer.status) ? `status ${answer.status}` : null),
    header && headerEvidence(answer, header),
    redirectedTo && redirectEvidence(answer, redirectedTo),
    says && saysEvidence(page, says),
    text && quote('the page’s text has', text.exec(page?.text ?? '')?.[0]),
    machinery && quote('the page’s markup has', machinery.exec(page?.machinery ?? '')?.[0]),
  ]
  for (const part of found) {
    if (part === null) return null
    if (part !== undefined) evidence.push(part)
  }
  return evidence
}

function headerEvidence(answer: JudgedAnswer, [name, value]: readonly [string, RegExp]): string | null {
  const given = answer.headers[name]
  return given !== undefined && value.test(given) ? `header ${name}: ${given}` : null
}

function redirectEvidence({ url, finalUrl }: JudgedAnswer, path: RegExp): string | null {
  const [asked, final] = [new URL(url).pathname, new URL(finalUrl).pathname]
  return asked !== final && path.test(final) && !path.test(asked) ? `redirected to ${finalUrl}` : null
}

function saysEvidence(page: PageFacts | null, phrases: readonly string[]): string | null {
  const said = page?.says.find(saying => phrases.includes(saying))
  return said === '' ? 'the page has no title and no heading' : quote('the page calls itself', said)
}

function quote(where: string, text: string | undefined): string | null {
  return text === undefined ? null : `${where} "${text}"`
}
