import { framed } from './frame.ts'
import { html } from './html.ts'
import { METHODS } from './paths.ts'
import type { Site } from './site.ts'
import type { SiteFile } from './site-file.ts'

/** What the pages' words mean, what is reconstructed, and what can be proved. */
export function methodsPage(site: Site): SiteFile {
  return {
    path: METHODS,
    key: [
      site.sample,
      site.baseUrl,
      site.lists.map(({ source }) => [source.id, source.title, source.identity, source.readerVersion]),
    ],
    content: () =>
      framed(site, {
        path: METHODS,
        title: 'Methods',
        description: 'What a change means, what is reconstructed, and what the record proves.',
        section: 'methods',
        main: html`<h1>Methods</h1>
<p class="lead">What the words of this site mean, what nobody can know, and how a statement is checked.</p>
<section aria-labelledby="change"><h2 id="change">What a change means</h2>
<dl class="terms">
<dt>Added, removed</dt><dd>An entry stands in one version and not in the other. A page that is gone, blocked, cut short or unreadable removes nothing: the attempt is recorded with its verdict, and the list stays as it was last seen.</dd>
<dt>Renamed</dt><dd>The same entry under another name, with the reason: spelling, punctuation, an abbreviation, general words added or dropped. A corrected misspelling is neither a removal nor an addition. Where the facts do not suffice to say so, a removal is marked “possibly renamed to”.</dd>
<dt>Changed</dt><dd>The same entry with other fields. Each is shown before and after, to the letter.</dd>
<dt>Notice</dt><dd>Something to know that is no change of the list: rows printed twice, misprints, columns that appear, an edit without a new date.</dd>
<dt>First version held</dt><dd>Where the record begins. Its entries were not added; they were there.</dd>
<dt>Withdrawn, restored</dt><dd>Events of the page. A withdrawn list’s entries were not removed one by one.</dd>
</dl></section>
<section aria-labelledby="days"><h2 id="days">Days</h2>
<p>Two clocks are never mixed. The day of publication is the one that the publisher states, in the document or its name, or that a person states who brings a copy. The time of capture is when the document was seen, in UTC. “In force from” is the stated day, unless it contradicts what was seen; then it is the day on which the version was first seen.</p>
<p>An entry that one version shows and the next does not went on some day between the two. Nobody who has only the versions knows which: that stretch is drawn lighter. A day is answered by the version that was in force at its end. Before the first version, after the last one was last seen, and while the page was missing, the answer is unknown, never no.</p></section>
<section aria-labelledby="same"><h2 id="same">What makes two rows the same entry</h2>
<div class="scroll" tabindex="0" role="group" aria-label="Lists"><table><thead><tr><th scope="col">List</th><th scope="col">The same entry when they share</th><th scope="col">Reader</th></tr></thead><tbody>${site.lists.map(
          ({ source }) =>
            html`<tr><th scope="row">${source.id}</th><td>${source.identity}</td><td>${source.readerVersion}</td></tr>`,
        )}</tbody></table></div>
<p>A list may print the same row twice; rows are counted, not merged. A reader is the program that reads one list’s documents; its number rises whenever the same document may read differently.</p></section>
<section aria-labelledby="places"><h2 id="places">Places</h2>
<p>A name counts as a place when it certainly is that place: by its own words, by the county that the row states, by its state. A name that several places have, or none, is never guessed at: such entries stand on the list’s page and under “Perhaps”, and on no map. A city, its county and its state are different places, and are listed in their own right. Codes are the Census Bureau’s.</p></section>
<section aria-labelledby="reconstructed"><h2 id="reconstructed">What is reconstructed</h2>
<p>Versions that were imported come from copies that somebody kept: the day is the one that their name, their text or their keeper states, and nobody saw here when they were published. Versions between two that are held may be missing. Documents of the demo are reconstructions for testing and say so on their face; a site that shows any has a line about it at the top of every page.</p></section>
<section aria-labelledby="proof"><h2 id="proof">What the record proves, and what it does not</h2>
<p>The bytes of every document are archived before anything reads them, under their SHA-256, which each version’s page states. Whoever has the document can compute that number, and find each entry at the page, cell or element that is named beside it. This proves that the statement follows from that document. It does not prove who published the document, nor that no other version stood in its place between two looks.</p>
<p>Every page is made from the record alone: the same record gives the same pages, letter by letter.</p></section>`,
      }),
  }
}
