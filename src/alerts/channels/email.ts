import { createHash } from 'node:crypto'
import { mailHtml, mailSubject, mailText } from '../bodies/mail.ts'
import type { AlertEvent } from '../event.ts'
import type { EmailSettings } from '../settings.ts'
import { type Channel, type ChannelWorld, fromEnvironment, notSent, type Sent } from './channel.ts'

const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }

/** One message for each event, to all of the addresses. */
export function emailChannel(settings: EmailSettings, { env }: ChannelWorld): Channel {
  return {
    name: settings.name,
    send: async event => {
      const login = loginOf(settings, env)
      return 'problem' in login ? notSent(login.problem) : sendMail(settings, login.auth, event)
    },
  }
}

type Auth = { readonly user: string; readonly pass: string } | null

function loginOf({ userFrom, passwordFrom }: EmailSettings, env: ChannelWorld['env']) {
  if (userFrom === undefined || passwordFrom === undefined) return { auth: null }
  const user = fromEnvironment(userFrom, env)
  if ('problem' in user) return user
  const password = fromEnvironment(passwordFrom, env)
  return 'problem' in password ? password : { auth: { user: user.value, pass: password.value } }
}

async function sendMail(settings: EmailSettings, auth: Auth, event: AlertEvent): Promise<Sent> {
  const { host, port, encryption, from, to } = settings
  // loaded here, because most who run commands send no mail
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host,
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    ...(auth && { auth }),
    ...TIMEOUTS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const { rejected } = await transport.sendMail({
      from,
      to,
      subject: mailSubject(event),
      text: mailText(event),
      html: mailHtml(event),
      messageId: messageId(event.id, settings.name, from),
      date: new Date(event.at),
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    const remark = rejected.length > 0 ? `${host} refused ${rejected.length} of ${to.length} addresses` : null
    return { sent: true, remark }
  } catch (error) {
    return notSent(problemOf(host, error))
  } finally {
    transport.close()
  }
}

/** The same for every attempt, so that a mailbox that was given a message twice shows it once. */
function messageId(event: string, channel: string, from: string): string {
  const digest = createHash('sha256').update(`${channel} ${event}`).digest('hex').slice(0, 32)
  return `<${digest}@${from.slice(from.lastIndexOf('@') + 1)}>`
}

/** What a server says in words may repeat what it was sent, the password too: its codes are told and no more. */
function problemOf(host: string, error: unknown): string {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown }
  const said = [code, responseCode].filter(part => typeof part === 'string' || typeof part === 'number')
  return `${host} did not take the message (${said.join(', ') || 'no reason given'})`
}
