import type { AlertEvent } from '../event.ts'

/** What came of an attempt. Neither text holds a secret: both are shown. */
export type Sent =
  | { readonly sent: true; readonly remark: string | null }
  /** retryAfter: milliseconds that the receiver asked to wait, or null */
  | { readonly sent: false; readonly problem: string; readonly retryAfter: number | null }

/** A way of telling people; see the folder's other files for the ways there are. */
export interface Channel {
  readonly name: string
  /** Tells of one event. Whatever goes wrong is said, not thrown. */
  readonly send: (event: AlertEvent) => Promise<Sent>
}

/** What channels use of the world. */
export interface ChannelWorld {
  /** where secrets stand */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  readonly userAgent: string
  /** loopback and private hosts to which webhooks may be sent */
  readonly allowHosts: readonly string[]
}

export function notSent(problem: string, retryAfter: number | null = null): Sent {
  return { sent: false, problem, retryAfter }
}

/** A value that the environment is to hold; a problem to tell when it does not. */
export function fromEnvironment(
  variable: string,
  env: ChannelWorld['env'],
): { readonly value: string } | { readonly problem: string } {
  const value = env[variable]
  if (value !== undefined && value !== '') return { value }
  return { problem: `the environment variable ${variable} is not set` }
}
