import type { Snapshot } from '../../store/store.ts'
import { changesMarkdown, noticesMarkdown } from '../markdown.ts'
import { markdown, markdownCode } from '../plain.ts'
import type { Item, VersionItem } from './item.ts'

/** An item as a section of CHANGELOG.md, which begins with an empty line and ends with its last. */
export function itemMarkdown(item: Item): string {
  const paragraphs = item.kind === 'version' ? versionParagraphs(item) : pageParagraphs(item)
  return `\n${paragraphs.join('\n\n')}\n`
}

function pageParagraphs({ kind, event, sentences }: Exclude<Item, VersionItem>): string[] {
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
