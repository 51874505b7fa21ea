import { plain } from '../../report/plain.ts'
import type { StoredCapture } from '../../store/store.ts'
import { optionNumber, sourceNamed } from '../arguments.ts'
import { table } from '../table.ts'
import type { Verb } from '../verb.ts'

const SHOWN = 50

export const captures: Verb = {
  usage: 'captures <list>',
  summary: 'every attempt to obtain a list, newest first: when, what came, and the verdict with its reason',
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
            ['capture', 'at', 'via', 'status', 'verdict', 'why'],
            found.map(capture => [
              String(capture.id),
              capture.capturedAt,
              capture.via,
              capture.status === null ? '' : String(capture.status),
              capture.verdict,
              capture.reasons[0]?.text ?? '',
            ]),
          ),
        )
      return 0
    })
  },
}

/** One capture, whole, for `show capture:N`. */
export function captureText(capture: StoredCapture, path: string | null): string {
  const facts: [string, string | null][] = [
    ['list', capture.list],
    ['captured', capture.capturedAt],
    ['via', `${capture.via} (${capture.target})`],
    ['asked', capture.url],
    ['answered by', capture.finalUrl],
    ['status', capture.status === null ? null : String(capture.status)],
    ['certificate', capture.tlsFingerprint && `SHA-256 ${capture.tlsFingerprint}`],
    ['timings', capture.timings && timingsText(capture.timings)],
    ['file', capture.file],
    ['document', capture.document && `SHA-256 ${capture.document}`],
    ['kept at', path],
    ['verdict', capture.verdict],
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
  return `${attempts} ${attempts === 1 ? 'request' : 'requests'}; the last took ${Math.round(firstByte)} ms to its first byte, ${Math.round(total)} ms in all`
}
