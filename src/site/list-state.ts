import { counted } from '../text/wording.ts'
import { type Html, html } from './html.ts'
import type { SiteList } from './site.ts'
import { dayWords } from './words.ts'

/** The state of a list's page in two words. */
export function stateBadge({ source, state, versions }: SiteList): Html {
  if (versions.length === 0) return html`<span class="badge">nothing held</span>`
  if (source.series === 'closed') return html`<span class="badge closed">series closed</span>`
  const words = {
    'in place': ['published', 'live'],
    missing: ['page missing', 'gone'],
    withdrawn: ['page withdrawn', 'gone'],
    unseen: ['known from copies', 'closed'],
  } as const
  const [text, look] = words[state.state]
  return html`<span class="badge ${look}">${text}</span>`
}

/** How many entries there are, as of when, and whether the page is still there. */
export function stateSentence(list: SiteList): string {
  const { source, state, versions } = list
  const latest = versions.at(-1)
  if (!latest) return 'No version is held yet.'
  const { snapshot } = latest
  const lastSeen = lastSeenInPlace(list)
  const held = `${counted(snapshot.entries, 'entry', 'entries')} in the last of ${counted(versions.length, 'version', 'versions')} held, of ${dayWords(latest.day)}.`
  if (source.series === 'closed') return `${held} The publisher ended the series.`
  if (state.state === 'missing' || state.state === 'withdrawn') {
    const since = state.since === null ? '' : ` since ${dayWords(state.since)}`
    const gone = state.state === 'withdrawn' ? 'was withdrawn: it has been missing' : 'has been missing'
    return `${held} The page ${gone}${since}${lastSeen === null ? '' : ` and was last seen ${dayWords(lastSeen)}`}.`
  }
  return lastSeen === null ? held : `${held} Last seen in place ${dayWords(lastSeen)}.`
}

/** When the last version was last seen in place; null when it is only known from copies. */
export function lastSeenInPlace({ versions, lastSeen }: SiteList): string | null {
  const latest = versions.at(-1)?.snapshot
  return (latest && lastSeen.get(latest.id)) ?? null
}
