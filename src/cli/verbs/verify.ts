import { parseHead } from '../../proof/head.ts'
import { verificationText } from '../../proof/verification-text.ts'
import { currentHead, verifyRecord } from '../../proof/verify.ts'
import { optionText } from '../arguments.ts'
import { stepTeller } from '../steps.ts'
import type { Verb } from '../verb.ts'

export const verify: Verb = {
  options: [
    { flags: '--head', description: "print the chain's head, to be published anywhere, and check nothing" },
    {
      flags: '--since <head>',
      description: 'check also that the record goes on from a head that was printed before',
    },
  ],
  examples: ['verify', 'verify --head', 'verify --since 4b0f…'],
  async run(call, cli) {
    const given = optionText(call, 'since')
    const since = given === null ? null : parseHead(given)
    return cli.readRecord(async record => {
      if (call.options.head === true) {
        const head = await currentHead(record)
        cli.print(cli.json ? `${JSON.stringify({ head })}\n` : `${head}\n`)
        return 0
      }
      const tell = stepTeller(cli)
      const found = await verifyRecord({
        ...record,
        sources: cli.sources,
        since,
        withdrawnAfter: cli.config.withdrawnAfter,
        progress: (what, number, of) => tell(`verify: ${what}`, number, of),
      })
      cli.print(cli.json ? `${JSON.stringify(found, null, 2)}\n` : verificationText(found))
      return found.holds ? 0 : 11
    })
  },
}
