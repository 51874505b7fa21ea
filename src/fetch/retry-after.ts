const IMF_FIXDATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * Milliseconds that a Retry-After header asks to wait, never negative; null when there is none that can be read.
 * It is a number of seconds or an HTTP date (RFC 9110, 10.2.3). The obsolete date forms are not read.
 */
export function retryAfter(header: string | undefined, now: Date): number | null {
  const value = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  if (!IMF_FIXDATE.test(value)) return null
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}

/** "It asked to wait 2 h." of what a Retry-After header says; null when it asks for nothing. */
export function waitAsked(header: string | undefined, now: Date): string | null {
  const wait = retryAfter(header, now)
  return wait === null || wait === 0 ? null : `It asked to wait ${durationWords(wait / 1000)}.`
}

function durationWords(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds)} s`
  if (seconds < 2 * 3600) return `${Math.ceil(seconds / 60)} min`
  return seconds < 48 * 3600 ? `${Math.ceil(seconds / 3600)} h` : `${Math.ceil(seconds / 86_400)} days`
}
