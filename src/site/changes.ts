import { compareWords, type TextPart } from '../compare/words.ts'
import type { Change, Entry, FieldValue } from '../model.ts'
import { byKind } from '../report/order.ts'
import { entryPhrase, statePhrase, valuePhrase } from '../report/phrases.ts'
import { capitalised, grouped } from '../text/wording.ts'
import { type Html, html } from './html.ts'
import { hrefFrom } from './paths.ts'
import type { Site } from './site.ts'
import { fieldWords, withDayWords } from './words.ts'

/** Where changes are shown, and of which list. */
export interface ChangePlace {
  readonly site: Pick<Site, 'placeOf'>
  readonly list: string
  /** the page */
  readonly path: string
}

/**
 * All changes of a version, by kind.
 * @param below what stands below a change: where the documents show it
 */
export function changeSections(
  changes: readonly Change[],
  place: ChangePlace,
  below: (change: Change) => Html,
): Html[] {
  return byKind(changes).map(
    group => html`<section class="changes" aria-labelledby="${group.kind}">
<h2 id="${group.kind}">${capitalised(group.kind)} <span class="count">${grouped(group.changes.length)}</span></h2>
<ul class="change-list">${group.changes.map(change => changeItem(change, place, below(change)))}</ul>
</section>`,
  )
}

/** The first changes of a version in few lines. */
export function changeBrief(changes: readonly Change[], most: number, place: ChangePlace): Html {
  const all = byKind(changes).flatMap(group => group.changes)
  return html`<ul class="change-list brief">${all.slice(0, most).map(change => changeItem(change, place, ''))}</ul>`
}

/** One change: sign and word tell its kind, never the colour alone. */
function changeItem(change: Change, place: ChangePlace, where: Html | string): Html {
  const { kind, explained, possiblyRenamedTo } = change
  const notes = [
    ...(change.reason ? [change.reason] : []),
    ...(explained ? [withDayWords(explained.text)] : []),
    ...(possiblyRenamedTo === undefined ? [] : [`possibly renamed to ${possiblyRenamedTo}`]),
  ]
  return html`<li class="${kind}"><span class="kind">${kind}</span> <div>${headline(change, place)}${notes.map(
    note => html` <span class="note">${note}</span>`,
  )}${kind === 'changed' || kind === 'renamed' ? fieldTable(change) : ''}${where}</div></li>`
}

function headline(change: Change, place: ChangePlace): Html {
  const { before, after, kind } = change
  const entry = after ?? before
  if (!entry) return html``
  if (kind !== 'renamed' || !before || !after)
    return html`<span class="state">${statePhrase(entry)}</span> ${named(entry, place)}`
  const state =
    before.state === after.state
      ? statePhrase(after)
      : html`<del>${statePhrase(before)}</del> <ins>${statePhrase(after)}</ins>`
  const parts = compareWords(entryPhrase(before), entryPhrase(after))
  return html`<span class="state">${state}</span> <span class="name">${marked(parts, 'removed')}</span> <span class="to">became</span> ${linked(
    html`<span class="name">${marked(parts, 'added')}</span>`,
    after,
    place,
  )}`
}

function named(entry: Entry, place: ChangePlace): Html {
  return linked(html`<span class="name">${entryPhrase(entry)}</span>`, entry, place)
}

function linked(label: Html, entry: Entry, { site, list, path }: ChangePlace): Html {
  const target = site.placeOf(list, entry)
  return target === null ? label : html`<a href="${hrefFrom(path, target)}">${label}</a>`
}

/** Fields that differ, side by side; a rename's name stands above already. */
function fieldTable({ fields, kind }: Change): Html | string {
  const rows = Object.entries(fields).filter(([field]) => kind === 'changed' || field !== 'name')
  if (rows.length === 0) return ''
  return html`<table class="sides"><thead><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
<tbody>${rows.map(([field, [old, now]]) => sideRow(field, old, now))}</tbody></table>`
}

function sideRow(field: string, old: FieldValue | null, now: FieldValue | null): Html {
  const parts = compareWords(valuePhrase(old), valuePhrase(now))
  const cell = (value: FieldValue | null, side: 'removed' | 'added') =>
    valuePhrase(value) === '' ? html`<span class="note">blank</span>` : marked(parts, side)
  return html`<tr><th scope="row">${fieldWords(field)}</th><td>${cell(old, 'removed')}</td><td>${cell(now, 'added')}</td></tr>`
}

/** One side of a comparison: what it shares with the other, and what is its own. */
function marked(parts: readonly TextPart[], side: 'removed' | 'added'): Html[] {
  return parts
    .filter(({ kind }) => kind === 'same' || kind === side)
    .map(({ kind, text }) => {
      if (kind === 'same') return html`${text}`
      return side === 'removed' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`
    })
}
