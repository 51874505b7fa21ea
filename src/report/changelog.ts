import type { WithdrawnAfter } from '../judge/list-state.ts'
import type { Source } from '../sources/source.ts'
import type { Store } from '../store/store.ts'
import { itemMarkdown } from './items/item-markdown.ts'
import { type PendingItem, pendingItems } from './items/items.ts'
import type { Known, Section } from './sectioned-file.ts'

const HEAD = `# Changelog

What changed in each list from one version to the next. Made from the record; every version names its document, and each change
has an id by which "show-evidence" finds it there.
`

/**
 * CHANGELOG.md in its parts: by list, newest first. The same record gives the same bytes, in whatever order documents came;
 * sections that are known already are not made again.
 */
export async function changelogSections(
  store: Store,
  sources: readonly Source[],
  withdrawnAfter: WithdrawnAfter,
  known: Known,
): Promise<Section[]> {
  const sections: Section[] = [{ basis: null, text: HEAD }]
  for (const source of sources) {
    const pending = await pendingItems(store, source, withdrawnAfter)
    if (pending.length === 0) continue
    sections.push({ basis: null, text: `\n## ${source.title} (${source.id})\n` })
    for (const item of pending.toReversed()) sections.push(await sectionOf(item, known))
  }
  return sections
}

async function sectionOf({ basis, item }: PendingItem, known: Known): Promise<Section> {
  return { basis, text: known(basis) ?? itemMarkdown(await item()) }
}

/** CHANGELOG.md, made from the record alone. */
export async function changelogMarkdown(
  store: Store,
  sources: readonly Source[],
  withdrawnAfter: WithdrawnAfter,
): Promise<string> {
  const sections = await changelogSections(store, sources, withdrawnAfter, () => undefined)
  return sections.map(({ text }) => text).join('')
}
