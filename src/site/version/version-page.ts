import type { Difference } from '../../model.ts'
import { noticePhrase } from '../../report/phrases.ts'
import { versionPhrase } from '../../report/version-phrase.ts'
import { sentence } from '../../text/wording.ts'
import { changeSections } from '../changes.ts'
import { type EvidenceWorld, evidenceOf, hasEvidence } from '../evidence.ts'
import { framed } from '../frame.ts'
import { type Html, html, safeAddress } from '../html.ts'
import { hrefFrom } from '../paths.ts'
import { OWN_MACHINE, type Site, type SiteList, type SiteVersion } from '../site.ts'
import type { SiteFile } from '../site-file.ts'
import { stepKey } from '../step.ts'
import { whereShown } from '../where-shown.ts'
import { dayWords, instantWords, withDayWords } from '../words.ts'

/** The page of one version: what changed since the one before, and the document that shows it. */
export function versionPage(
  version: SiteVersion,
  list: SiteList,
  site: Site,
  world: EvidenceWorld,
): SiteFile {
  const { snapshot } = version
  const before = list.versions[snapshot.number - 2]
  const after = list.versions[snapshot.number]
  const lastSeenBefore = (before && list.lastSeen.get(before.snapshot.id)) ?? null
  const names = list.otherNames.filter(other => other.snapshot === snapshot.id).map(({ file }) => file)
  const shows = hasEvidence(version, list, world)
  return {
    path: version.path,
    ...(shows && { waits: true }),
    key: [
      stepKey(list, version, site),
      [version, before?.path, before?.title, after?.path, after?.title, names, lastSeenBefore],
      [list.source.id, list.source.title, list.source.publisher, shows, site.sample, site.baseUrl],
    ],
    content: async () => {
      const difference = await list.differenceTo(snapshot.number)
      const evidence =
        shows && difference && before
          ? await evidenceOf(difference.changes, before.snapshot, snapshot, {
              site,
              world,
              hrefOf: path => hrefFrom(version.path, path),
            })
          : null
      const title = `${list.source.publisher}: version of ${version.title}`
      const told = withDayWords(sentence(versionPhrase(snapshot, difference, lastSeenBefore)))
      return framed(site, {
        path: version.path,
        title,
        description: `${list.source.title}. ${told}`,
        section: 'lists',
        list: list.source.id,
        main: html`${heading(version, list, told, before, after)}
${noticesOf(version, difference, names)}
${difference === null ? '' : changeSections(difference.changes, { site, list: list.source.id, path: version.path }, change => whereShown(change, difference, evidence))}
${provenance(version, list)}`,
      })
    },
  }
}

function heading(
  { snapshot, path, title }: SiteVersion,
  { source, path: listPath }: SiteList,
  sentence: string,
  before: SiteVersion | undefined,
  after: SiteVersion | undefined,
): Html {
  const to = (target: string) => hrefFrom(path, target)
  return html`<p class="kicker"><a href="${to(listPath)}">${source.publisher}: ${source.title}</a></p>
<h1>Version of ${title}</h1>
<p class="lead">${sentence}</p>
<nav class="steps" aria-label="Versions of this list">
<span>${before ? html`<a rel="prev" href="${to(before.path)}">← ${before.title}</a>` : ''}</span>
<span class="note">version ${snapshot.number}</span>
<span>${after ? html`<a rel="next" href="${to(after.path)}">${after.title} →</a>` : ''}</span>
</nav>`
}

/** What a reader should know that is no change of the list. */
function noticesOf(
  { snapshot, notices }: SiteVersion,
  difference: Difference | null,
  otherNames: readonly string[],
): Html | string {
  const { accepted } = snapshot
  const lines = [
    ...[...notices, ...(difference?.notices ?? snapshot.notices)].map(notice =>
      withDayWords(noticePhrase(notice)),
    ),
    ...otherNames.map(file => `The same bytes were also published as ${file}.`),
    ...(accepted ? [`Held for review, accepted on ${dayWords(accepted.decidedAt)}: ${accepted.reason}`] : []),
  ]
  if (lines.length === 0) return ''
  return html`<section aria-labelledby="notices"><h2 id="notices">Notices</h2>
<p class="note">Not changes of the list.</p>
<ul class="notices">${lines.map(line => html`<li>${line}</li>`)}</ul></section>`
}

function provenance({ snapshot }: SiteVersion, { source }: SiteList): Html {
  const { document, file, url, order, capturedAt, publishedOn, readerVersion } = snapshot
  const address = url === null ? '' : addressOf(url)
  const came = order.seenAt === '' ? 'Imported' : 'Captured'
  return html`<section aria-labelledby="document"><h2 id="document">The document</h2>
<dl class="facts">
<dt>File</dt><dd>${file ?? 'without a name'}</dd>
<dt>SHA-256</dt><dd><code>${document}</code></dd>
${address === '' ? '' : html`<dt>Address</dt><dd>${address}</dd>`}
<dt>${came}</dt><dd>${instantWords(capturedAt)}</dd>
<dt>Published</dt><dd>${publishedOn === null ? 'no day is stated' : `${dayWords(publishedOn)}, as the publisher or the importer states`}</dd>
<dt>In force</dt><dd>from ${dayWords(order.inForceOn)}, as well as is known</dd>
<dt>Read by</dt><dd>reader ${source.id} ${readerVersion}</dd>
</dl></section>`
}

function addressOf(url: string): Html | string {
  const address = safeAddress(url)
  if (OWN_MACHINE.test(url)) return 'a server on the machine that made the record'
  return address === null ? url : html`<a href="${address}" rel="nofollow noreferrer">${address}</a>`
}
