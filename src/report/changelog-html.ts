import { html, raw } from 'hono/html'
import type { Item } from './items/item.ts'
import { itemHtml } from './items/item-html.ts'
import { plain } from './plain.ts'

/** Nothing is loaded and nothing runs, whatever stands in the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
article{border-top:1px solid #8886;padding-top:.5rem}h3{font-size:1rem}code{font-size:.85em;overflow-wrap:anywhere}del{opacity:.7}`

export const CHANGELOG_HTML_HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Changelog</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Changelog</h1>
<p>What changed in each list from one version to the next. Made from the record; every version names its document.</p>
`

export const CHANGELOG_HTML_FOOT = '</body>\n</html>\n'

/** The heading above a list's items. */
export function listHeadingHtml(title: string): string {
  return String(html`<h2>${plain(title)}</h2>\n`)
}

/** An item as a part of the page. */
export function itemArticle(item: Item): string {
  return String(html`<article id="${item.id}">
<h3>${plain(item.heading)}</h3>
${raw(itemHtml(item))}</article>
`)
}
