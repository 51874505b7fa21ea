import { openChannel } from '../alerts/channels/open.ts'
import { deliverWaiting } from '../alerts/deliver.ts'
import { beginAlerts, noteNews } from '../alerts/note.ts'
import { placesHeld } from '../places/held.ts'
import { watchedPlaces } from '../questions/watched.ts'
import type { Telling } from './after-writing.ts'
import type { OpenRecord } from './record.ts'

/** Before anything is added to the record. */
export function begin({ store, now }: OpenRecord, { sources }: Telling): Promise<void> {
  return beginAlerts({ store, sources }, now())
}

/** Notes what there is to tell, and sends what is due. @throws UsageError when a name of the watch list is no certain place */
export async function tell(record: OpenRecord, telling: Telling): Promise<void> {
  const { config, sources } = telling
  const { store, dataDir, now } = record
  const places = await placesHeld(dataDir)
  const watched = watchedPlaces(config.watch, places)
  const desk = { store, sources, withdrawnAfter: config.withdrawnAfter, watched, places }
  await noteNews(desk, config.alerts, now())
  await sendWaiting(record, telling, now())
}

/** @param by see deliverWaiting */
export async function sendWaiting(
  { store, now }: Pick<OpenRecord, 'store' | 'now'>,
  { config, channels, stop, warn }: Pick<Telling, 'config' | 'channels' | 'stop' | 'warn'>,
  by: Date | null,
): Promise<void> {
  const open = config.alerts.map(settings => openChannel(settings, channels))
  for (const { channel, text } of await deliverWaiting(open, store.alerts, now, by, stop))
    warn(`alerts: ${channel}: ${text}`)
}
