import type { ChannelSettings } from '../alerts/settings.ts'
import { type Finding, inOrder, toBeMended } from './finding.ts'

/** Whether the environment holds what each channel takes from it. Variables are named, and nothing of what they hold is. */
export function alertFindings(
  channels: readonly ChannelSettings[],
  env: Readonly<Record<string, string | undefined>>,
): Finding[] {
  return channels.map(channel => {
    const part = `alerts, ${channel.name}`
    const names = variablesOf(channel)
    const missing = names.filter(name => !env[name])
    if (missing.length > 0)
      return toBeMended(
        part,
        `the environment does not hold ${missing.join(', ')}`,
        'Set it where icelist is started, for example in the systemd unit; then try "alert --test".',
      )
    return inOrder(
      part,
      names.length === 0 ? 'needs nothing of the environment' : `${names.join(', ')} is set`,
    )
  })
}

function variablesOf(channel: ChannelSettings): string[] {
  if (channel.kind === 'command') return []
  const names =
    channel.kind === 'webhook'
      ? [channel.urlFrom, channel.secretFrom]
      : [channel.userFrom, channel.passwordFrom]
  return names.filter(name => name !== undefined)
}
