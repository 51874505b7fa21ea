import { answerPhrase } from '../../questions/answer-phrase.ts'
import {
  changesBesideListings,
  type ListPast,
  type PlaceHistory,
  placeHistory,
} from '../../questions/history.ts'
import { possiblePhrase, printedPhrase } from '../../questions/phrases.ts'
import { placesAround } from '../../questions/place-facts.ts'
import { sentence } from '../../text/wording.ts'
import { changeBrief } from '../changes.ts'
import { framed } from '../frame.ts'
import { type Html, html } from '../html.ts'
import { hrefFrom } from '../paths.ts'
import type { SitePlace } from '../place-index.ts'
import type { Site } from '../site.ts'
import type { SiteFile } from '../site-file.ts'
import { dayWords, withDayWords } from '../words.ts'
import { listingTable } from './listing-table.ts'
import { placeTimeline } from './place-timeline.ts'

/**
 * The page of one place: every list that named it, when, and as what.
 * @param key what the lists say of the place's state
 */
export function placePage(sitePlace: SitePlace, key: string, site: Site): SiteFile {
  const { place, asked, path } = sitePlace
  return {
    path,
    key: [key, place, asked],
    content: async () => {
      const records = site.lists.map(({ record }) => record)
      const past = await placeHistory(place, records, site.places.known)
      const told = past.lists.filter(({ listings, mayNameIt }) => listings.length > 0 || mayNameIt.length > 0)
      const others = past.lists.filter(list => !told.includes(list) && list.held.versions > 0)
      return framed(site, {
        path,
        title: asked,
        description: `Every list that named ${asked}, from which version to which, and under which names.`,
        section: 'places',
        main: html`<p class="kicker">${codePhrase(past)}</p>
<h1>${asked}</h1>
${placeTimeline(told)}
${told.map(list => listSection(list, past, sitePlace, site))}
${others.length === 0 ? '' : html`<section aria-labelledby="never"><h2 id="never">Never listed</h2><p>No version held of these lists names it:</p><ul>${others.map(({ list }) => html`<li>${listLink(list, path, site)}</li>`)}</ul></section>`}
${around(sitePlace, site)}`,
      })
    },
  }
}

function listSection(past: ListPast, { place }: PlaceHistory, { path }: SitePlace, site: Site): Html {
  const { list, names, mayNameIt, listings } = past
  return html`<section aria-labelledby="list-${list}"><h2 id="list-${list}">${listLink(list, path, site)}</h2>
${listings.length === 0 ? html`<p>No entry certainly names it.</p>` : html`<p class="lead">${statusSentence(past)}</p>${listingTable(past, site, path)}`}
${
  names.length === 0
    ? ''
    : html`<h3>Names as printed</h3><ul>${names.map(
        name =>
          html`<li>${printedPhrase([name], place.usps)} <span class="note">${name.listings.map(({ first, last, without }) => spell(first.inForceOn, without === null && past.status === 'listed' ? null : last.inForceOn)).join(', ')}</span></li>`,
      )}</ul>`
}
${changesOf(past, path, site)}
${mayNameIt.length === 0 ? '' : html`<h3>Perhaps</h3><ul>${mayNameIt.map(name => html`<li>“${name.name}”, ${withDayWords(possiblePhrase(name))}</li>`)}</ul>`}
</section>`
}

/** Without the days that each new version would move: a page is written anew when something of its place has changed. */
function statusSentence(past: ListPast): string {
  if (past.status !== 'listed') return withDayWords(sentence(answerPhrase(past)))
  const now = past.listings.at(-1)
  return `Listed since ${dayWords(now?.first.inForceOn ?? '')}${now?.before ? '' : ', the first version held'}, and still in the last version held.`
}

function changesOf(past: ListPast, path: string, site: Site): Html | string {
  const { list } = past
  const told = changesBesideListings(past)
  if (told.length === 0) return ''
  return html`<h3>What else changed</h3>${told.map(({ to, change }) => {
    const version = versionPathOf(list, to.snapshot, site)
    return html`<p class="when"><a href="${hrefFrom(path, version)}">${dayWords(to.inForceOn)}</a></p>${changeBrief([change], 1, { site: NO_PLACES, list, path })}`
  })}`
}

/** The place is the page's own. */
const NO_PLACES = { placeOf: () => null }

function around({ place, path }: SitePlace, site: Site): Html | string {
  const near = placesAround(place, site.places.known).flatMap(({ id }) => {
    const known = site.places.all.find(other => other.place.id === id)
    return known ? [known] : []
  })
  if (near.length === 0) return ''
  return html`<section aria-labelledby="around"><h2 id="around">Around it</h2><p>Other places, listed in their own right: ${near.map(
    (other, index) =>
      html`${index > 0 ? ', ' : ''}<a href="${hrefFrom(path, other.path)}">${other.asked}</a>`,
  )}.</p></section>`
}

function listLink(list: string, path: string, { lists }: Site): Html {
  const found = lists.find(({ source }) => source.id === list)
  return html`<a href="${hrefFrom(path, found?.path ?? '')}">${found ? `${found.source.publisher}: ${found.source.title}` : list}</a>`
}

function versionPathOf(list: string, number: number, { lists }: Pick<Site, 'lists'>): string {
  return lists.find(({ source }) => source.id === list)?.versions[number - 1]?.path ?? ''
}

function codePhrase({ place: { kind, state, county, place } }: PlaceHistory): string {
  const code = { state, county, city: place }[kind]
  const word = { state: 'State', county: 'County', city: 'City or town' }[kind]
  return code === null ? word : `${word} · GEOID ${code}`
}

function spell(first: string, last: string | null): string {
  if (last === null) return `since ${dayWords(first)}`
  return first === last ? dayWords(first) : `${dayWords(first)} to ${dayWords(last)}`
}
