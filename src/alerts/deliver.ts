import type { AlertBox, Waiting } from '../store/alert-box.ts'
import { waitAfter } from './backoff.ts'
import type { Channel } from './channels/channel.ts'
import { AlertEvent } from './event.ts'

/** What there is to say of a delivery, for whoever runs icelist. */
export interface Remark {
  readonly channel: string
  readonly text: string
}

/**
 * Tells the channels what they wait for, oldest first. A channel that fails is left alone for the rest of this round: what
 * it has not taken is kept, and tried again later.
 * @param by what is due at this instant; null: whatever waits, due or not
 * @param stop ends it after the delivery in hand
 */
export async function deliverWaiting(
  channels: readonly Channel[],
  box: AlertBox,
  now: () => Date,
  by: Date | null,
  stop: AbortSignal,
): Promise<Remark[]> {
  const remarks: Remark[] = []
  for (const channel of channels) {
    for (const waiting of await box.due(channel.name, by?.toISOString() ?? null)) {
      if (stop.aborted) return remarks
      const { remark, failed } = await deliver(channel, waiting, box, now)
      if (remark !== null) remarks.push({ channel: channel.name, text: remark })
      if (failed) break
    }
  }
  return remarks
}

async function deliver(
  channel: Channel,
  { event, body, attempts }: Waiting,
  box: AlertBox,
  now: () => Date,
): Promise<{ remark: string | null; failed: boolean }> {
  const sent = await channel.send(AlertEvent.parse(JSON.parse(body)))
  if (sent.sent) {
    await box.delivered(event, channel.name, now().toISOString())
    return { remark: sent.remark, failed: false }
  }
  const nextAt = new Date(now().getTime() + waitAfter(attempts + 1, sent.retryAfter)).toISOString()
  await box.failed(event, channel.name, nextAt, sent.problem)
  return { remark: `${sent.problem}; kept, and tried again from ${nextAt} on`, failed: true }
}
