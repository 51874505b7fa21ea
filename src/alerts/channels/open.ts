import type { ChannelSettings } from '../settings.ts'
import type { Channel, ChannelWorld } from './channel.ts'
import { commandChannel } from './command.ts'
import { emailChannel } from './email.ts'
import { webhookChannel } from './webhook.ts'

/** The channel that the settings describe. */
export function openChannel(settings: ChannelSettings, world: ChannelWorld): Channel {
  if (settings.kind === 'webhook') return webhookChannel(settings, world)
  return settings.kind === 'email' ? emailChannel(settings, world) : commandChannel(settings, world)
}
