import { createRequire } from 'node:module'
import { z } from 'zod'

const require = createRequire(import.meta.url)

/** The part of zod's issue that messages are made of. */
interface RawIssue {
  readonly code?: string | undefined
  readonly input?: unknown
  readonly keys?: readonly string[]
}

/** What a field's messages say: that it is missing, and what is accepted in its place. */
export function accepted(what: string): { error: (issue: RawIssue) => string } {
  return {
    error: ({ input }) => (input === undefined ? `is missing; accepted: ${what}` : `accepted: ${what}`),
  }
}

/** An object whose keys are all known. @param what as the messages call it: `an object with …` */
export function keys<Shape extends z.ZodRawShape>(shape: Shape, what: string) {
  return z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `${issue.keys.map(key => `"${key}"`).join(', ')} is not known; accepted: ${Object.keys(shape).join(', ')}`
        : accepted(what).error(issue),
  })
}

/**
 * Checks an object by the schema that its own keys ask for, so that messages speak of what the user meant. (A union's
 * would speak of every member.)
 */
export function chosen<T>(choose: (input: Readonly<Record<string, unknown>>) => z.ZodType<T>) {
  return z.unknown().transform((input, context): T => {
    const isObject = typeof input === 'object' && input !== null
    const parsed = choose(isObject ? { ...input } : {}).safeParse(input)
    if (parsed.success) return parsed.data
    for (const { path, message } of parsed.error.issues)
      context.addIssue({ code: 'custom', path: [...path], message })
    return z.NEVER
  })
}

/** Refuses whatever it is given. */
export function refusal(path: string[], message: string): z.ZodType<never> {
  return z.unknown().transform((_, context): never => {
    context.addIssue({ code: 'custom', path, message })
    return z.NEVER
  })
}

/** A text that is not blank. @param what as its messages call it */
export function text(what: string) {
  return z.string(accepted(what)).trim().min(1, accepted(what))
}

/** The address of a page or document on the web. */
export function webAddress() {
  return z.url({ protocol: /^https?$/, ...accepted('an http or https address') })
}

/** A list of one thing at least. @param what as its messages call it */
export function listOf<Item extends z.ZodType>(item: Item, what: string) {
  return z.array(item, accepted(what)).min(1, accepted(what))
}

/** A regular expression, as text; case never matters. */
export function pattern() {
  return z.string(accepted('a regular expression')).refine(isPattern, accepted('a regular expression'))
}

function isPattern(source: string): boolean {
  try {
    return source !== '' && new RegExp(source, 'i').source !== ''
  } catch {
    return false
  }
}

/** A CSS selector, as text. */
export function selector() {
  const what = 'a CSS selector such as "main table"'
  return z.string(accepted(what)).refine(isSelector, accepted(what))
}

function isSelector(source: string): boolean {
  try {
    // loaded here: every command reads its configuration, and hardly one has a selector to check
    const { load }: typeof import('cheerio') = require('cheerio')
    // a text with < would be taken for markup
    return source.trim() !== '' && !source.includes('<') && load('')(source).length >= 0
  } catch {
    return false
  }
}

/** The name of a time zone that this machine knows. */
export function timeZone() {
  const what = 'a time zone such as "America/Chicago"'
  return z.string(accepted(what)).refine(isTimeZone, accepted(what))
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
