/** Of what `evidenceHtml` makes, for whatever page it stands on. A page that has colours of its own may set the variables. */
export const EVIDENCE_STYLE = `
:root { --ink: #1c1b19; --paper: #fdfcfa; --faint: #5f5b55; --line: #d8d4cc; --mark: #fff1b8; --frame: #b3261e }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e5df; --paper: #191817; --faint: #a9a49b; --line: #3a3733; --mark: #3b3208; --frame: #ff6f5e }
}
.sheet { overflow-x: auto; border: 1px solid var(--line) }
.paper { position: relative; min-width: 42rem; background: #fff }
.paper img { display: block; width: 100%; height: auto }
.paper svg { position: absolute; inset: 0; width: 100%; height: 100% }
.paper rect { fill: none; stroke: #b3261e; stroke-width: 2 }
figure.page { margin: 1rem 0; max-width: 56rem }
figcaption, caption { color: var(--faint); font-size: .85rem; text-align: left; padding: .3rem 0 }
caption { padding: .4rem .6rem }
.sheet table { border-collapse: collapse; font-size: .85rem; min-width: 100% }
.sheet th, .sheet td { border-top: 1px solid var(--line); padding: .3rem .45rem; text-align: left; vertical-align: top; font-weight: normal }
.sheet tbody th { white-space: nowrap }
.sheet thead th { font-weight: 600 }
.sheet tr.marked td, .sheet tr.marked th { background: var(--mark); font-weight: 600 }
.sign { color: var(--frame) }
.at, .target { color: var(--faint); font-weight: normal; overflow-wrap: anywhere }
dl.cells { margin: 0; border: 1px solid var(--line) }
dl.cells > div { padding: .3rem .6rem; border-top: 1px solid var(--line) }
dl.cells > div:first-child { border-top: 0 }
dl.cells dt, dl.facts dt { color: var(--faint); font-size: .85rem }
dl.cells dd, dl.facts dd { margin: 0; overflow-wrap: anywhere }
ol.lines { list-style: none; margin: 0; padding: .4rem .8rem; border: 1px solid var(--line) }
ol.lines li { padding: .15rem 0; overflow-wrap: anywhere; color: var(--faint) }
mark { background: var(--mark); color: var(--ink); font-weight: 600; padding: 0 .2em; outline: 2px solid var(--frame) }
.problem { color: var(--frame) }
`

/** Of a page with nothing else on it. */
export const PAGE_STYLE = `
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 84rem; padding: 1.2rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
h1 { font-size: 1.35rem; line-height: 1.3; margin: .2rem 0 1.2rem; overflow-wrap: anywhere }
h2 { font-size: 1rem; margin: 0 0 .6rem }
p.at { margin: 0 }
section { min-width: 0; margin-bottom: 2rem }
dl.facts { margin: 1rem 0 0; font-size: .9rem; display: grid; gap: .4rem }
footer { color: var(--faint); font-size: .85rem; border-top: 1px solid var(--line); padding-top: .6rem }
@media (min-width: 60rem) { main.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem } }
@media print { .sheet { overflow: visible } .paper { min-width: 0 } body { max-width: none } }
`
