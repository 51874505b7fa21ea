import type { NotedEvent } from '../store/alert-box.ts'
import { holdId, holdNews } from './news/holds.ts'
import { lookNews } from './news/looks.ts'
import type { News, NewsDesk } from './news/told.ts'
import { versionId, versionNews } from './news/versions.ts'
import { type ChannelSettings, wants } from './settings.ts'

/**
 * Before anything is added to the record: what it holds when alerts are first in use is past, and nobody is told of it.
 */
export async function beginAlerts(
  { store, sources }: Pick<NewsDesk, 'store' | 'sources'>,
  now: Date,
): Promise<void> {
  if ((await store.alerts.mark()) !== null) return
  const past: NotedEvent[] = []
  for (const { id: list } of sources)
    for (const snapshot of await store.snapshots(list))
      past.push({ ...pastEvent(versionId(snapshot), list), content: snapshot.content })
  for (const capture of await store.undecided(null)) past.push(pastEvent(holdId(capture), capture.list))
  await store.alerts.note(past, await store.alerts.newestCapture(), now.toISOString())
}

/**
 * Notes what there is to tell, for each channel that wants it. All of it follows from the record: a process that is killed
 * after it added to the record and before it noted that leaves it to the next one, and what is noted stays as it is.
 */
export async function noteNews(
  desk: NewsDesk,
  channels: readonly ChannelSettings[],
  now: Date,
): Promise<void> {
  const { alerts } = desk.store
  const mark = await alerts.mark()
  if (mark === null) return
  const newest = await alerts.newestCapture()
  const news: News[] = []
  for (const source of desk.sources) news.push(...(await versionNews(source, desk)))
  news.push(...(await holdNews(desk)))
  for (const look of await alerts.looksAfter(mark)) news.push(...(await lookNews(look, desk)))
  if (news.length > 0 || newest !== mark)
    await alerts.note(
      news.map(item => notedEvent(item, channels)),
      newest,
      now.toISOString(),
    )
}

function notedEvent(item: News, channels: readonly ChannelSettings[]): NotedEvent {
  if ('past' in item) return pastEvent(item.past, item.list)
  const { event, content } = item
  return {
    id: event.id,
    list: event.list ?? '',
    content,
    body: JSON.stringify(event),
    channels: channels.filter(channel => wants(channel, event)).map(({ name }) => name),
  }
}

function pastEvent(id: string, list: string): NotedEvent {
  return { id, list, content: null, body: null, channels: [] }
}
