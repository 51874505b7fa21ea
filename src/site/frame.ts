import { feedLinks } from './feeds.ts'
import { type Html, html } from './html.ts'
import { FRONT, hrefFrom, MAPS, METHODS, PLACES } from './paths.ts'
import type { Site } from './site.ts'

/** What every page has, beside its own part. */
export interface Frame {
  readonly path: string
  readonly title: string
  /** one sentence for those who link here */
  readonly description: string
  readonly section: 'lists' | 'places' | 'map' | 'methods'
  /** the list whose feeds the page has, beside those of all lists */
  readonly list?: string
  readonly main: Html
}

const SECTIONS = [
  ['lists', 'Lists', FRONT],
  ['places', 'Places', PLACES],
  ['map', 'Map', MAPS],
  ['methods', 'Methods', METHODS],
] as const

/** Nothing from elsewhere, nothing inline: what is no file of the site is neither loaded nor run. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"

/** A whole page. */
export async function framed(site: Pick<Site, 'baseUrl' | 'sample'>, frame: Frame): Promise<string> {
  const { path, title, description, list, main } = frame
  const to = (target: string) => hrefFrom(path, target)
  const feeds = feedLinks(list ?? null)
  const heading = path === FRONT ? `icelist: ${title}` : `${title} · icelist`
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading}</title>
<meta name="description" content="${description}">
<link rel="icon" href="data:,">
${site.baseUrl === null ? '' : html`<link rel="canonical" href="${site.baseUrl + path}">`}
${feeds.map(
  feed => html`<link rel="alternate" type="${feed.type}" title="${feed.title}" href="${to(feed.path)}">
`,
)}<link rel="stylesheet" href="${to('assets/site.css')}">
<script src="${to('assets/site.js')}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<a class="brand" href="${to(FRONT)}">icelist</a>
<nav aria-label="Sections">${SECTIONS.map(
    ([section, label, target]) =>
      html`<a href="${to(target)}"${section === frame.section ? html` aria-current="${target === path ? 'page' : 'true'}"` : ''}>${label}</a>`,
  )}</nav>
</header>
${site.sample ? SAMPLE : ''}
<main id="main">
${main}
</main>
<footer class="foot">
<p>Made from the record alone. Every statement names the archived document that it rests on; <a href="${to(METHODS)}">how to read and check it</a>.</p>
<p>${feeds.map((feed, index) => html`${index > 0 ? ' · ' : ''}<a href="${to(feed.path)}">${feed.title}</a>`)}</p>
</footer>
</body>
</html>
`
  return String(await page)
}

const SAMPLE = html`<aside class="sample" aria-label="About this record"><strong>Sample record.</strong> Documents here came from a server on the machine that made this site. Documents of icelist’s demo are reconstructions for testing, not ICE, DHS or DOJ documents.</aside>`
