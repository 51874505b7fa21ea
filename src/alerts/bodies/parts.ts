import type { ChangeKind } from '../../model.ts'
import { counted } from '../../text/wording.ts'
import type { AlertEvent } from '../event.ts'

/** A paragraph for each line, or a list under its title. */
export interface Part {
  readonly title: string | null
  readonly lines: readonly string[]
}

const TITLES: Record<ChangeKind, string> = {
  added: 'Added',
  removed: 'Removed',
  renamed: 'Renamed',
  changed: 'Changed',
}

/** What every form of an event shows below its subject, in this order. */
export function partsOf({ sentences, changes, changesLeftOut, version }: AlertEvent): Part[] {
  const groups = [...Map.groupBy(changes, ({ kind }) => kind)].map(([kind, ofKind]) => ({
    title: `${TITLES[kind]} (${ofKind.length})`,
    lines: ofKind.map(({ text }) => text),
  }))
  const rest = changesLeftOut > 0 ? [`… and ${counted(changesLeftOut, 'more change', 'more changes')}.`] : []
  const document = version === null ? [] : [`Document SHA-256 ${version.document}.`]
  return [
    { title: null, lines: sentences },
    ...groups,
    { title: null, lines: [...rest, ...document] },
  ].filter(({ lines }) => lines.length > 0)
}

/** As many of the lines as have room; when some have not, the last one says how many. */
export function fitted(lines: readonly string[], characters: number): string[] {
  let room = characters - LAST_LINE
  const kept = lines.findIndex(line => {
    room -= line.length + 1
    return room < 0
  })
  if (kept === -1) return [...lines]
  return [...lines.slice(0, kept), `… and ${counted(lines.length - kept, 'more line', 'more lines')}.`]
}

/** Room for the line that says how many were left out. */
const LAST_LINE = 40
