import type { Notice } from '../model.ts'
import type { Snapshot } from '../store/store.ts'

/**
 * What the publisher did with each version as a whole, told by the versions before it: edited in silence, put up again what
 * stood there before, or published anew what had not changed. Pure, and made from the order of history alone.
 * @param snapshots all of the list, in order
 * @returns the notices of each of them
 */
export function sequenceNotices(snapshots: readonly Snapshot[]): Notice[][] {
  const lastOfContent = new Map<string, Snapshot>()
  return snapshots.map((version, index) => {
    const previous = snapshots[index - 1]
    const same = lastOfContent.get(version.content)
    lastOfContent.set(version.content, version)
    if (!previous) return []
    if (version.content === previous.content) return [SAME_LIST]
    return [...revertNotice(same), ...silentEditNotice(version, previous)]
  })
}

const SAME_LIST: Notice = {
  code: 'same-list-new-document',
  text: 'A new document with the same list: nothing in it has changed.',
}

/** @param same the last version before that had the same entries */
function revertNotice(same: Snapshot | undefined): Notice[] {
  if (!same) return []
  const text = `The list is back to what it was in the version of ${same.order.inForceOn} (document ${same.document.slice(0, 12)}).`
  return [{ code: 'revert', text }]
}

/** The list changed, and neither the day that the publisher states nor the name of the document did. */
function silentEditNotice(version: Snapshot, previous: Snapshot): Notice[] {
  const sameDay =
    version.publishedOn === previous.publishedOn && version.order.sequence === previous.order.sequence
  // an imported file has the name that somebody gave it
  const fetched = version.order.seenAt !== '' && previous.order.seenAt !== ''
  if (!fetched || !sameDay || version.file !== previous.file) return []
  const stated =
    version.publishedOn === null ? 'No date is stated' : `The stated date is still ${version.publishedOn}`
  return [
    { code: 'silent-edit', text: `Edited in silence: the list changed under the same name. ${stated}.` },
  ]
}
