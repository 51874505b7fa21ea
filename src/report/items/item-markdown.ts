import type { Snapshot } from '../../store/store.ts'
import { correctionMarkdown } from '../corrections/correction-markdown.ts'
import { readerPhrase } from '../corrections/correction-phrases.ts'
import { changesMarkdown, noticesMarkdown } from '../markdown.ts'
import { markdown, markdownCode } from '../plain.ts'
import type { CorrectionItem, Item, PageItem, VersionItem } from './item.ts'

/** An item as a section of CHANGELOG.md, which begins with an empty line and ends with its last. */
export function itemMarkdown(item: Item): string {
  return `\n${paragraphsOf(item).join('\n\n')}\n`
}

function paragraphsOf(item: Item): string[] {
  if (item.kind === 'version') return versionParagraphs(item)
  return item.kind === 'correction' ? correctionParagraphs(item) : pageParagraphs(item)
}

function correctionParagraphs({ correction, sentences }: CorrectionItem): string[] {
  const heading = `### ${correction.at.slice(0, 10)}, corrected: ${readerPhrase(correction.reader)}`
  return [heading, ...sentences, ...correctionMarkdown(correction)]
}

function pageParagraphs({ kind, event, sentences }: PageItem): string[] {
  const day = (kind === 'withdrawn' ? event.missingSince : event.at).slice(0, 10)
  return [`### ${day}, page ${kind}`, ...sentences]
}

function versionParagraphs(item: VersionItem): string[] {
  const { version, told, difference, notices, otherNames, accepted } = item
  const decision = accepted
    ? [`Held for review, accepted on ${accepted.decidedAt.slice(0, 10)}: ${markdown(accepted.reason)}`]
    : []
  return [
    `### ${version.publishedOn ?? version.order.inForceOn}, version ${version.number}`,
    told,
    ...(difference ? changesMarkdown(difference) : []),
    ...noticesMarkdown(notices),
    ...otherNames.map(name => `The same bytes were also published as ${markdownCode(name)}.`),
    ...decision,
    provenance(version),
  ]
}

/** Where a version can be checked: its document, and how it came. */
function provenance({ file, document, capturedAt, order }: Snapshot): string {
  const name = file === null ? '' : ` ${markdownCode(file)},`
  const came = order.seenAt === '' ? 'imported' : `captured ${capturedAt}`
  return `Document${name} SHA-256 \`${document}\`, ${came}.`
}
