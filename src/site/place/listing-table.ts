import type { ListPast } from '../../questions/history.ts'
import type { Version } from '../../questions/version.ts'
import { type Html, html } from '../html.ts'
import { hrefFrom } from '../paths.ts'
import type { Site } from '../site.ts'
import { dayWords } from '../words.ts'

/** The spells during which a list named the place, each by the versions that prove it. */
export function listingTable({ list, listings }: ListPast, site: Site, path: string): Html {
  const versions = site.lists.find(({ source }) => source.id === list)?.versions ?? []
  const cell = (version: Version | null, none: string) => {
    const target = version && versions[version.snapshot - 1]?.path
    return target ? html`<a href="${hrefFrom(path, target)}">${dayWords(version.inForceOn)}</a>` : none
  }
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Versions that name the place"><table class="spells"><thead><tr><th scope="col">Last without it, before</th><th scope="col">First with it</th><th scope="col">Last with it</th><th scope="col">First without it</th></tr></thead>
<tbody>${listings.map(
    ({ before, first, last, without }) =>
      html`<tr><td>${cell(before, 'none held')}</td><td>${cell(first, '')}</td><td>${without === null ? 'last version held' : cell(last, '')}</td><td>${cell(without, 'none held')}</td></tr>`,
  )}</tbody></table></div>`
}
