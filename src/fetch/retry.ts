import { FetchError } from '../errors.ts'
import { failure } from './failure.ts'
import type { Answered, FetchSettings } from './options.ts'
import { retryAfter, waitAsked } from './retry-after.ts'

type RetrySettings = Pick<FetchSettings, 'maxRetryAfter' | 'isPassing' | 'pauseAfter429' | 'now'>

const FIRST_DELAY = 1000
/** Reasons that another attempt may cure: the connection broke, or none came about. */
const BROKEN_CONNECTION = ['network', 'dns', 'timeout-connect', 'content-length']

/** robots.txt could not be had, because the server was busy or broken: nothing else may be asked for until it can. */
export class RobotsUnavailable extends Error {
  readonly url: string
  readonly answer: Answered
  constructor(url: string, answer: Answered) {
    super(`${url} answered ${answer.status}`)
    this.url = url
    this.answer = answer
  }
}

/**
 * Asks until there is an answer that another attempt would not better: again only after broken connections and passing
 * answers, with exponential backoff and jitter, or after the time that the server asks for. A server that asks for longer
 * than `maxRetryAfter` is not asked again. The last answer counts, whatever its status.
 * @throws FetchError when the last attempt had no answer
 */
export async function withRetries<T extends Answered>(
  ask: () => Promise<T>,
  settings: RetrySettings & Pick<FetchSettings, 'retries' | 'sleep'>,
): Promise<{ answer: T; attempts: number }> {
  for (let attempts = 1; ; attempts++) {
    const outcome = await ask().catch(toFailure)
    const wait = attempts > settings.retries ? null : waitAfter(outcome, attempts, settings)
    if (wait !== null) await settings.sleep(wait)
    else if (outcome instanceof Error) throw withAttempts(outcome, attempts, settings.now())
    else return { answer: outcome, attempts }
  }
}

function toFailure(error: unknown): FetchError | RobotsUnavailable {
  if (error instanceof FetchError || error instanceof RobotsUnavailable) return error
  throw error
}

/** Milliseconds until the next attempt, or null when there is to be none. */
function waitAfter(
  outcome: Answered | FetchError | RobotsUnavailable,
  attempts: number,
  { maxRetryAfter, isPassing, pauseAfter429, now }: RetrySettings,
): number | null {
  if (outcome instanceof FetchError)
    return BROKEN_CONNECTION.includes(outcome.reason) ? backoff(attempts) : null
  const answer = outcome instanceof RobotsUnavailable ? outcome.answer : outcome
  if (!isPassing(answer)) return null
  const asked = retryAfter(answer.headers['retry-after'], now())
  if (asked !== null && asked > maxRetryAfter) return null
  return Math.max(asked ?? backoff(attempts), answer.status === 429 ? pauseAfter429 : 0)
}

/** 1 s, 2 s, 4 s, …, of which half is left to chance: clients that failed together do not come back together. */
function backoff(attempts: number): number {
  return FIRST_DELAY * 2 ** (attempts - 1) * (0.5 + Math.random() / 2)
}

function withAttempts(error: FetchError | RobotsUnavailable, attempts: number, now: Date): FetchError {
  if (error instanceof RobotsUnavailable) {
    const advice = waitAsked(error.answer.headers['retry-after'], now) ?? 'Try again later.'
    return failure(
      'robots',
      `${error.url} answered ${error.answer.status}: until it can be had, nothing on that host may be asked for (RFC 9309). ${advice}`,
      error,
    )
  }
  if (attempts === 1) return error
  return new FetchError(error.reason, `${error.message} ${attempts} attempts were made.`, { cause: error })
}
