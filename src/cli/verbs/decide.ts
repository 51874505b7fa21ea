import { UsageError } from '../../errors.ts'
import { decideOn } from '../../pipeline.ts'
import { updateChangelog } from '../../report/changelog-file.ts'
import { outcomeText } from '../../report/outcome.ts'
import type { Decision, Store, StoredCapture } from '../../store/store.ts'
import { optionText, sourceNamed } from '../arguments.ts'
import { chronicleOf } from '../chronicle.ts'
import type { Call, Cli, Verb } from '../verb.ts'

const REASON = { flags: '--reason <text>', description: 'why; stored, and printed in the changelog' }

export const accept: Verb = {
  options: [REASON],
  examples: [
    'accept 17 --reason "checked against the live page"',
    'accept 21 --reason "ICE confirmed by e-mail that the county left"',
  ],
  async run(call, cli) {
    const reason = reasonOf(call)
    return cli.writeRecord(async record => {
      const capture = await heldCapture(call, record.store)
      const source = sourceNamed(cli.sources, capture.list)
      const outcome = await decideOn(source, capture, decided('accepted', reason, cli), record)
      await updateChangelog(chronicleOf(cli, record))
      cli.print(`${outcomeText(outcome)}\n`)
      return 0
    })
  },
}

export const reject: Verb = {
  options: [REASON],
  examples: [
    'reject 17 --reason "the page was cut short"',
    'reject 18 --reason "a test page of the publisher"',
  ],
  async run(call, cli) {
    const reason = reasonOf(call)
    return cli.writeRecord(async record => {
      const capture = await heldCapture(call, record.store)
      const source = sourceNamed(cli.sources, capture.list)
      await decideOn(source, capture, decided('rejected', reason, cli), record)
      cli.print(`${capture.list}: capture ${capture.id} is rejected; the list stays as it was\n`)
      return 0
    })
  },
}

function reasonOf(call: Call): string {
  const reason = optionText(call, 'reason')?.trim()
  if (!reason)
    throw new UsageError('A decision needs its reason, for those who read the record later: --reason "…".')
  return reason
}

/** @throws UsageError when the number names no capture that waits for a decision */
async function heldCapture(call: Call, store: Store): Promise<StoredCapture> {
  const [given = ''] = call.args
  const waiting = await store.undecided(null)
  const capture = waiting.find(({ id }) => String(id) === given)
  if (capture) return capture
  const there =
    waiting.length === 0 ? 'Nothing is held.' : `Held are: ${waiting.map(({ id }) => id).join(', ')}.`
  throw new UsageError(`No capture ${given} waits for a decision. ${there}`)
}

function decided(decision: Decision['decision'], reason: string, cli: Cli): Decision {
  return { decision, reason, decidedAt: cli.now().toISOString() }
}
