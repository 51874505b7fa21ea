import { countsAndTotal } from '../../report/version-phrase.ts'
import { byCodeUnit } from '../../text/by-code-unit.ts'
import { counted } from '../../text/wording.ts'
import { changeBrief } from '../changes.ts'
import { framed } from '../frame.ts'
import { type Html, html } from '../html.ts'
import { lastSeenInPlace, stateBadge, stateSentence } from '../list-state.ts'
import { FRONT, hrefFrom, mapPath, PLACES } from '../paths.ts'
import type { Site, SiteList } from '../site.ts'
import type { SiteFile } from '../site-file.ts'
import type { Step } from '../step.ts'
import { timeline } from '../timeline.ts'
import { dayWords, FORM_WORDS } from '../words.ts'

/** Changes that are named on the front page; more are counted. */
const NAMED = 5

/** Each list as it stands now, newest change first. */
export function frontPage(site: Site, steps: ReadonlyMap<string, readonly Step[]>): SiteFile {
  const held = site.lists.filter(({ versions }) => versions.length > 0)
  const newestFirst = held.toSorted((a, b) => byCodeUnit(newsOf(b), newsOf(a)))
  return {
    path: FRONT,
    key: [
      site.lists.map(list => [list.source.id, list.source.title, list.state, lastSeenInPlace(list)]),
      Array.from(steps, ([list, each]) => [
        list,
        each.map(({ version, counts, explained }) => [version, counts, explained]),
      ]),
      [site.places.all.length, site.sample, site.baseUrl],
    ],
    content: async () => {
      const cards = []
      for (const list of newestFirst) cards.push(await card(list, steps.get(list.source.id) ?? [], site))
      return framed(site, {
        path: FRONT,
        title: 'what federal lists of places say, and what changed',
        description:
          'Every version of the lists that ICE, DHS and DOJ publish, and exactly what changed between them.',
        section: 'lists',
        main: html`<h1>What the lists say, and what changed</h1>
<p class="lead">ICE, DHS and DOJ publish lists of states, counties, cities and agencies, and edit them without notice. This is the record of ${counted(
          held.reduce((sum, { versions }) => sum + versions.length, 0),
          'version',
          'versions',
        )} of ${counted(held.length, 'list', 'lists')}: each document archived, each entry read, each change named.</p>
${held.length === 0 ? html`<p>No version of any list is held yet.</p>` : finder(site)}
${cards}`,
      })
    },
  }
}

function finder({ places }: Site): Html {
  return html`<form class="finder" action="${PLACES}" method="get" role="search">
<label for="q">Was a place ever listed?</label>
<div><input id="q" name="q" type="search" autocomplete="off" placeholder="Travis County, TX"><button>Find</button></div>
<p class="note">${counted(places.all.length, 'place has', 'places have')} been named. <a href="${PLACES}">All places</a></p>
</form>`
}

async function card(list: SiteList, steps: readonly Step[], site: Site): Promise<Html> {
  const { source, path, versions, state } = list
  const latest = versions.at(-1)
  const to = (target: string) => hrefFrom(FRONT, target)
  return html`<article class="card" aria-labelledby="list-${source.id}">
<p class="kicker">${source.publisher} · ${FORM_WORDS[source.mediaType]} · ${stateBadge(list)}</p>
<h2 id="list-${source.id}"><a href="${to(path)}">${source.title}</a></h2>
<p>${stateSentence(list)}</p>
${await lastChange(list, steps.at(-1), site)}
${timeline(steps, state.events)}
<p class="links"><a href="${to(path)}">Entries and versions</a>${latest ? html` · <a href="${to(latest.path)}">Latest version in full</a>` : ''} · <a href="${to(mapPath(source.id))}">Map</a></p>
</article>`
}

async function lastChange(list: SiteList, step: Step | undefined, site: Site): Promise<Html | string> {
  if (!step) return ''
  const { version, explained } = step
  const { number } = version.snapshot
  const difference = await list.differenceTo(number)
  if (difference === null) return html`<p>No later version is held.</p>`
  const sentence = `${countsAndTotal(difference)}${explained && `; ${explained}`}.`
  const rest = difference.changes.length - NAMED
  const more =
    rest > 0
      ? html`<p class="note"><a href="${hrefFrom(FRONT, version.path)}">${counted(rest, 'more change', 'more changes')} of ${dayWords(version.day)}</a></p>`
      : ''
  return html`<p><strong>Last change, ${dayWords(version.day)}:</strong> ${sentence}</p>
${changeBrief(difference.changes, NAMED, { site, list: list.source.id, path: FRONT })}${more}`
}

/** The day of the last thing that happened to a list. */
function newsOf({ versions, state }: SiteList): string {
  const days = [versions.at(-1)?.snapshot.order.inForceOn ?? '', state.events.at(-1)?.at.slice(0, 10) ?? '']
  return days.sort().at(-1) ?? ''
}
