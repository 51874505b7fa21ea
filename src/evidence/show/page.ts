import { html, raw } from 'hono/html'
import { changePhrase } from '../../report/phrases.ts'
import { PLAIN, plain } from '../../report/plain.ts'
import type { Pictures, Sight, Traced } from '../trace/traced.ts'
import { evidenceHtml, type Fragment } from './html.ts'
import { EVIDENCE_STYLE, PAGE_STYLE } from './style.ts'
import { sightEntry, sightFacts, sightTitle } from './words.ts'

/** Whatever a document slips in: no script runs, nothing is fetched, nothing is sent. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** The whole file that `show-evidence --open` writes: one page that needs nothing beside it. */
export async function evidencePage(traced: Traced, pictures: Pictures): Promise<string> {
  const { id, list, change, sights } = traced
  const what = change ? `${change.kind} in ${list}` : `entry of ${list}`
  // a document that has no such entry has nothing to look at
  const [shown, others] = [sights.filter(sight => sight.shown), sights.filter(sight => !sight.shown)]
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${id}: ${what}</title>
<style>${raw(EVIDENCE_STYLE + PAGE_STYLE)}</style>
</head>
<body>
<header>
<p class="at">${what}, <code>${id}</code></p>
<h1>${change ? changePhrase(change, PLAIN) : plain(sights.map(sightEntry).join(', '))}</h1>
</header>
<main${shown.length > 1 ? html` class="sides"` : ''}>
${[...shown, ...others].map(sight => sightHtml(traced, sight, pictures))}</main>
<footer>What the archived documents show, as text and pictures made from them by icelist. The documents can be checked by their SHA-256.</footer>
</body>
</html>
`
  return String(await page)
}

function sightHtml(traced: Traced, sight: Sight, pictures: Pictures): Fragment {
  const facts = sightFacts(sight).map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>\n`)
  return html`<section>
<h2>${sightTitle(traced, sight)}</h2>
${sight.shown ? evidenceHtml(sight.version.document, sight.shown.excerpt, pictures) : ''}<dl class="facts">
${facts}</dl>
</section>
`
}
