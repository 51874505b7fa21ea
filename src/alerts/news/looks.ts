import { type ListEvent, type Look, listState } from '../../judge/list-state.ts'
import type { Verdict } from '../../model.ts'
import { plain } from '../../report/plain.ts'
import type { Source } from '../../sources/source.ts'
import type { UntoldLook } from '../../store/alert-box.ts'
import type { StoredCapture } from '../../store/store.ts'
import { counted } from '../../text/wording.ts'
import { type Tiding, tidingOf } from '../../watch/tidings.ts'
import type { AlertEvent } from '../event.ts'
import { type News, type NewsDesk, plainEvent } from './told.ts'

/** Captures that are looked at to tell news from what was told on the same day: more than a day has as a rule. */
const RECENT = 100

const TROUBLE: ReadonlySet<Verdict> = new Set(['blocked', 'missing', 'failed'])

/** What a look showed of the page as a whole: withdrawn, restored, failing, in order again. */
export async function lookNews(
  look: UntoldLook,
  { store, sources, withdrawnAfter }: NewsDesk,
): Promise<News[]> {
  const source = sources.find(({ id }) => id === look.list)
  if (!source) return []
  const looks = (await store.looks(look.list)).filter(({ capturedAt }) => capturedAt <= look.capturedAt)
  const recent = (await store.captures(look.list, RECENT)).filter(
    ({ via, id }) => via === 'run' && id <= look.capture,
  )
  const { events, state } = listState(looks, withdrawnAfter)
  const shown = events.findLast(({ at }) => at === look.capturedAt)
  const event =
    pageEvent(source, shown, events.at(-2)) ??
    // that a withdrawn page is still missing is no trouble
    (state === 'withdrawn' ? null : troubleEvent(source, looks, recent))
  return event ? [{ event, content: null }] : []
}

function pageEvent(
  source: Source,
  shown: ListEvent | undefined,
  before: ListEvent | undefined,
): AlertEvent | null {
  if (shown?.kind === 'withdrawn')
    return plainEvent(source, {
      id: `withdrawn-${source.id}-${shown.at}`,
      kind: 'withdrawn',
      at: shown.at,
      subject: `${source.id}: page withdrawn`,
      sentences: [
        `${plain(source.title)}: the page has been missing since ${shown.missingSince}; it was last seen in place at ${shown.lastSeen}. Its entries were not removed one by one.`,
      ],
    })
  if (shown?.kind !== 'restored' || before?.kind !== 'withdrawn') return null
  return plainEvent(source, {
    id: `restored-${source.id}-${shown.at}`,
    kind: 'restored',
    at: shown.at,
    subject: `${source.id}: page restored`,
    sentences: [`${plain(source.title)}: the page is back; it was missing from ${shown.missingSince} on.`],
  })
}

/** @param recent newest first; the first is the look itself */
function troubleEvent(
  source: Source,
  looks: readonly Look[],
  recent: readonly StoredCapture[],
): AlertEvent | null {
  const [capture] = recent
  const tiding = tidingOf(looks, recent, source.timeZone)
  if (!capture || tiding.kind === 'routine') return null
  if (tiding.kind === 'recovery') return recoveryEvent(source, looks, tiding, capture)
  // that a version is held is told as a hold
  if (!tiding.news || !TROUBLE.has(capture.verdict)) return null
  const { since, attempts } = tiding
  const repeated = attempts > 1 ? [`Attempt ${attempts} since ${since}.`] : []
  return plainEvent(source, {
    id: `failing-${capture.id}`,
    kind: 'failing',
    at: capture.capturedAt,
    subject: `${source.id}: could not be had (${capture.verdict})`,
    sentences: [
      ...capture.reasons.slice(0, 1).map(({ text }) => plain(text)),
      ...repeated,
      'The list stays as it was last seen.',
    ],
  })
}

function recoveryEvent(
  source: Source,
  looks: readonly Look[],
  { since, attempts }: Extract<Tiding, { kind: 'recovery' }>,
  capture: StoredCapture,
): AlertEvent | null {
  // after a hold alone there is nothing to recover from
  if (!looks.some(({ capturedAt, verdict }) => capturedAt >= since && TROUBLE.has(verdict))) return null
  return plainEvent(source, {
    id: `recovered-${capture.id}`,
    kind: 'recovered',
    at: capture.capturedAt,
    subject: `${source.id}: in order again`,
    sentences: [
      `${plain(source.title)} was seen again at ${capture.capturedAt}, after ${counted(attempts, 'attempt', 'attempts')} since ${since}.`,
    ],
  })
}
