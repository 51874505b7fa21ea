import { createHash } from 'node:crypto'
import type { Correction } from '../reread/correction.ts'
import type { Capture, Decision } from '../store/store.ts'
import { canonicalJson } from './canonical-json.ts'

/**
 * The chain over all captures of a record, in the order of their numbers. Each has a link:
 *
 *     SHA-256(link of the capture before + "\n" + canonical JSON of what the capture says), in hex
 *
 * so whoever changes, removes or inserts a capture breaks every link from there on. The canonical JSON (RFC 8785) is an
 * object of the fields that `saidBy` names, all of them, null where nothing is known; the document stands in it by its
 * SHA-256. Neither the capture's number nor the version that it stands for is part of it: the one follows from the chain,
 * and the other may be told anew.
 *
 * What people decided is a chain of its own, tied to that of the captures. So are the corrections that reading again made.
 */

/** What stands before the first capture, the first decision and the first correction. */
export const FIRST_LINK = '0'.repeat(64)

/** @param previous link of the capture before, or `FIRST_LINK` */
export function captureLink(previous: string, capture: Capture): string {
  return link(previous, saidBy(capture))
}

/** What a capture says, field by field: a field that this leaves out would not be proven, which its type forbids. */
export function saidBy(capture: Capture): Capture {
  const { list, via, target, url, finalUrl, file, capturedAt, archive, status, headers, redirects } = capture
  const { tlsFingerprint, timings, document, content, givenOn, verdict, reasons } = capture
  return {
    list,
    via,
    target,
    url,
    finalUrl,
    file,
    capturedAt,
    archive,
    status,
    headers,
    redirects,
    tlsFingerprint,
    timings,
    document,
    content,
    givenOn,
    verdict,
    reasons,
  }
}

/** A decision, and where it stands among the captures. */
export interface DecisionSaid extends Decision {
  /** link of the held capture that was decided on */
  readonly on: string
  /** link of the last capture there was by then */
  readonly after: string
}

/**
 * The link of a decision, made as that of a capture, of an object with the fields of `DecisionSaid`.
 * @param previous link of the decision before, or `FIRST_LINK`
 */
export function decisionLink(
  previous: string,
  { on, after, decision, reason, decidedAt }: DecisionSaid,
): string {
  return link(previous, { on, after, decision, reason, decidedAt })
}

/** A correction as its row has it, and where it stands among the captures. */
export interface CorrectionSaid extends Pick<Correction, 'list' | 'at'> {
  /** link of the last capture there was by then */
  readonly after: string
  readonly body: Correction
}

/**
 * The link of a correction, made as that of a capture, of an object with the fields of `CorrectionSaid`.
 * @param previous link of the correction before, or `FIRST_LINK`
 */
export function correctionLink(previous: string, { after, list, at, body }: CorrectionSaid): string {
  return link(previous, { after, list, at, body })
}

function link(previous: string, said: object): string {
  return createHash('sha256')
    .update(`${previous}\n${canonicalJson(said)}`)
    .digest('hex')
}
