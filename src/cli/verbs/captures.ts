import { plain } from '../../report/plain.ts'
import type { StoredCapture } from '../../store/store.ts'
import { counted } from '../../text/wording.ts'
import { optionNumber, sourceNamed } from '../arguments.ts'
import { toneOf } from '../paint.ts'
import { table } from '../table.ts'
import type { Verb } from '../verb.ts'

const SHOWN = 50

export const captures: Verb = {
  options: [{ flags: '--limit <count>', description: `how many to show (default ${SHOWN})` }],
  examples: ['captures dhs-sanctuary', 'captures 287g-pending --limit 500 --json'],
  async run(call, cli) {
    const source = sourceNamed(cli.sources, call.args[0])
    const limit = optionNumber(call, 'limit') ?? SHOWN
    return cli.readRecord(async ({ store }) => {
      const found = await store.captures(source.id, limit)
      if (cli.json) cli.print(`${JSON.stringify(found, null, 2)}\n`)
      else
        cli.print(
          table(
            [
              'capture',
              'at',
              'via',
              'status',
              { head: 'verdict', tone: toneOf },
              { head: 'why', long: 'wrap' },
            ],
            found.map(capture => [
              String(capture.id),
              capture.capturedAt,
              capture.via,
              capture.status === null ? '' : String(capture.status),
              capture.verdict,
              capture.reasons[0]?.text ?? '',
            ]),
            cli,
          ),
        )
      return 0
    })
  },
}

const STANDS: Readonly<Record<NonNullable<StoredCapture['standing']>, string>> = {
  version: 'a version of the list',
  seen: 'a sight of a version that was there before',
  held: 'held until a person decides',
}

/** One capture, whole, for `show capture:N`. */
export function captureText(capture: StoredCapture, path: string | null): string {
  const facts: [string, string | null][] = [
    ['list', capture.list],
    ['captured', capture.capturedAt],
    ['via', `${capture.via} (${capture.target})`],
    ['asked', capture.url],
    ['answered by', capture.finalUrl],
    ['copy from', capture.archive && `${capture.archive.url}, at ${capture.archive.fetchedAt}`],
    ['status', capture.status === null ? null : String(capture.status)],
    ['certificate', capture.tlsFingerprint && `SHA-256 ${capture.tlsFingerprint}`],
    ['timings', capture.timings && timingsText(capture.timings)],
    ['file', capture.file],
    ['document', capture.document && `SHA-256 ${capture.document}`],
    ['kept at', path],
    ['verdict', capture.verdict],
    ['stands as', capture.standing && STANDS[capture.standing]],
    ...capture.reasons.map(({ rule, text }): [string, string] => ['reason', `${text} (${rule})`]),
    ...capture.redirects.map(({ status, from, to }): [string, string] => [
      'redirect',
      `${status} ${from} → ${to}`,
    ]),
    ...Object.entries(capture.headers).map(([name, value]): [string, string] => [
      'header',
      `${name}: ${value}`,
    ]),
  ]
  const shown = facts.filter(([, value]) => value !== null)
  return shown.map(([name, value]) => `${name.padEnd(12)}${plain(value ?? '')}\n`).join('')
}

function timingsText({ attempts, firstByte, total }: NonNullable<StoredCapture['timings']>): string {
  return `${counted(attempts, 'request', 'requests')}; the last took ${Math.round(firstByte)} ms to its first byte, ${Math.round(total)} ms in all`
}
