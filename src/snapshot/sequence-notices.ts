import type { Notice } from '../model.ts'
import type { Snapshot } from '../store/store.ts'

/**
 * What the publisher did with a version as a whole, told by the versions before it: edited in silence, put up again what
 * stood there before, or published anew what had not changed. Pure, and made from the order of history alone.
 * @param snapshots of the list, in order
 * @param index of the version asked for
 */
export function sequenceNotices(snapshots: readonly Snapshot[], index: number): Notice[] {
  const [version, previous] = [snapshots[index], snapshots[index - 1]]
  if (!version || !previous) return []
  if (version.content === previous.content)
    return [
      {
        code: 'same-list-new-document',
        text: 'A new document with the same list: nothing in it has changed.',
      },
    ]
  return [...revertNotice(version, snapshots, index), ...silentEditNotice(version, previous)]
}

function revertNotice(version: Snapshot, snapshots: readonly Snapshot[], index: number): Notice[] {
  const same = snapshots.findLast(({ content }, earlier) => earlier < index && content === version.content)
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
