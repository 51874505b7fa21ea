import type { Notice } from '../model.ts'
import type { Observation, Store } from '../store/store.ts'
import { changesBetween } from './changes.ts'
import type { Correction } from './correction.ts'
import { entriesBetween } from './entries.ts'
import { InVersions } from './in-versions.ts'
import { nameOf, versionsBetween } from './versions.ts'

/** What is known of a list's captures before and after documents were read again, in order of history. */
export interface Said {
  readonly was: readonly Observation[]
  readonly is: readonly Observation[]
}

/** All that a record says otherwise than it did. */
export async function correctionBetween(
  list: string,
  said: Said,
  store: Store,
): Promise<Omit<Correction, 'list' | 'reader' | 'at'>> {
  const was = new Map(said.was.map(one => [one.capture, one]))
  const notices = new Map((await store.rereadings.all(list)).map(({ id, notices }) => [id, notices]))
  const entriesFound = new InVersions<Correction['entries'][number]['change']>()
  const noticesFound = new InVersions<Pick<Correction['notices'][number], 'became' | 'notice'>>()
  for (const is of said.is) {
    const old = was.get(is.capture)
    if (!old || !(isVersion(old) || isVersion(is))) continue
    const at = nameOf(is)
    entriesFound.next(at)
    noticesFound.next(at)
    if (old.reading === is.reading) continue
    if (old.content !== is.content)
      for (const { key, change } of await entriesBetween(old, is, store)) entriesFound.add(key, change)
    for (const one of noticesBetween(notices.get(old.reading) ?? [], notices.get(is.reading) ?? []))
      noticesFound.add(JSON.stringify(one), one)
  }
  return {
    entries: entriesFound.all().map(({ what, versions }) => ({ change: what, versions })),
    notices: noticesFound.all().map(({ what, versions }) => ({ ...what, versions })),
    versions: versionsBetween(said),
    changes: await changesBetween(said, store),
    contents: said.is
      .filter(({ capture, content }) => was.get(capture)?.content !== content)
      .map(({ capture, content }) => ({ capture, content })),
  }
}

/** A later sight of a version says nothing that the version does not, and what is held is none. */
function isVersion({ standing }: Observation): boolean {
  return standing.as === 'version'
}

function noticesBetween(old: readonly Notice[], now: readonly Notice[]) {
  const [before, after] = [texts(old), texts(now)]
  return [
    ...now
      .filter(notice => !before.has(JSON.stringify(notice)))
      .map(notice => ({ became: 'told' as const, notice })),
    ...old
      .filter(notice => !after.has(JSON.stringify(notice)))
      .map(notice => ({ became: 'untold' as const, notice })),
  ]
}

function texts(notices: readonly Notice[]): Set<string> {
  return new Set(notices.map(notice => JSON.stringify(notice)))
}
