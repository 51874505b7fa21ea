import { execFile } from 'node:child_process'
import type { AlertEvent } from '../event.ts'
import type { CommandSettings } from '../settings.ts'
import { type Channel, type ChannelWorld, notSent, type Sent } from './channel.ts'

/** A program of the operator's own: it gets the event as JSON on its standard input, and has told when it exits with 0. */
export function commandChannel(settings: CommandSettings, { env }: ChannelWorld): Channel {
  return { name: settings.name, send: event => runCommand(settings, event, env) }
}

function runCommand(
  { command: [program, ...args], timeoutSeconds }: CommandSettings,
  event: AlertEvent,
  env: ChannelWorld['env'],
): Promise<Sent> {
  return new Promise(resolve => {
    const child = execFile(
      program,
      args,
      { timeout: timeoutSeconds * 1000, killSignal: 'SIGKILL', env: { ...env, ICELIST_EVENT_ID: event.id } },
      error =>
        resolve(error === null ? { sent: true, remark: null } : notSent(problemOf(error, timeoutSeconds))),
    )
    // a program that does not read what it is given is none the worse for it: its exit code counts
    child.stdin?.on('error', () => {})
    child.stdin?.end(`${JSON.stringify(event)}\n`)
  })
}

/** What the program printed is left out: it may hold anything. */
function problemOf(
  { code, killed, signal }: { code?: string | number | null; killed?: boolean; signal?: string | null },
  seconds: number,
): string {
  if (killed) return `the command did not end within ${seconds} s`
  if (typeof code === 'number') return `the command ended with exit code ${code}`
  return signal ? `the command was ended by ${signal}` : `the command could not be started (${code})`
}
