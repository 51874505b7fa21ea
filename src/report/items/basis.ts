import { hash } from 'node:crypto'
import { MOVES_WITHIN_DAYS } from '../../compare/moves.ts'
import type { Notice } from '../../model.ts'
import { SOURCES } from '../../sources/registry.ts'
import type { Snapshot, Store } from '../../store/store.ts'
import type { VersionStep } from './steps.ts'

/** What is known of a version before it is compared. */
export interface KnownOfVersion {
  /** told by the versions around it */
  readonly notices: readonly Notice[]
  /** when the publisher was last seen to serve the version before */
  readonly lastSeen: string | null
  /** of its very document */
  readonly otherNames: readonly string[]
}

const DAY = 86_400_000

/**
 * What the item of a version follows from, found without comparing anything: the two versions, what is known around them,
 * and the versions of the lists that entries come from and leave for which may account for its changes.
 */
export async function basesOf(store: Store, list: string) {
  const counterparts = await Promise.all(
    counterpartsOf(list).map(async other => prefixes(await store.snapshots(other))),
  )
  return ({ version, previous, id, corrects }: VersionStep, known: KnownOfVersion): string => {
    const until = new Date(Date.parse(version.order.inForceOn) + MOVES_WITHIN_DAYS * DAY)
      .toISOString()
      .slice(0, 10)
    const accounts = counterparts.map(versions => versions.findLast(({ on }) => on <= until)?.prefix ?? '')
    return nameOf([id, saidOf(version), previous && saidOf(previous), corrects, known, accounts])
  }
}

function counterpartsOf(list: string): string[] {
  return SOURCES.flatMap(({ id, leavesFor }) => {
    if (leavesFor && id === list) return [leavesFor.list]
    return leavesFor?.list === list ? [id] : []
  })
}

/** Each version with a name for all versions up to it. */
function prefixes(snapshots: readonly Snapshot[]): { on: string; prefix: string }[] {
  let prefix = ''
  return snapshots.map(({ order, content }) => {
    prefix = nameOf([prefix, order.inForceOn, content])
    return { on: order.inForceOn, prefix }
  })
}

function saidOf({ id: _, ...said }: Snapshot): Omit<Snapshot, 'id'> {
  return said
}

/** 96 bits: enough to tell a million items apart. */
function nameOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url').slice(0, 16)
}
