import { isDeepStrictEqual } from 'node:util'
import type { Observation } from '../store/store.ts'
import type { Said } from './between.ts'
import type { CountsAs, VersionCorrection, VersionName } from './correction.ts'

const UNREAD: CountsAs = { as: 'unread', publishedOn: null, inForceOn: null }

/** Captures that are a version now, or are one no more, or are one of another day; in order of history. */
export function versionsBetween({ was, is }: Said): VersionCorrection[] {
  const old = new Map(was.map(one => [one.capture, one]))
  return is.flatMap((now): VersionCorrection[] => {
    const before = old.get(now.capture)
    const counted = { was: before ? countsAs(before) : UNREAD, is: countsAs(now) }
    const seen = counted.was.as === 'seen' && counted.is.as === 'seen'
    if (seen || isDeepStrictEqual(counted.was, counted.is)) return []
    const { standing } = now
    const reasons = standing.as === 'held' ? standing.reasons : []
    return [{ version: nameOf(now), ...counted, reasons }]
  })
}

export function nameOf({ capture, order, file }: Observation): VersionName {
  return { capture, inForceOn: order.inForceOn, document: order.document, file }
}

function countsAs({ standing, stated, order }: Observation): CountsAs {
  return { as: standing.as, publishedOn: stated.on, inForceOn: order.inForceOn }
}
