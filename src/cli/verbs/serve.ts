import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { UsageError } from '../../errors.ts'
import { serveSite } from '../../site/serve-site.ts'
import { optionText } from '../arguments.ts'
import type { Cli, Verb } from '../verb.ts'
import { buildSite, builtText } from './site.ts'

const PORT = 8017
/** How often the record is asked whether anything was added, in milliseconds. */
const EVERY = 2000

export const serve: Verb = {
  options: [
    { flags: '--out <dir>', description: 'the folder (default: site in the data directory)' },
    { flags: '--port <number>', description: `where to listen (default: ${PORT}; 0: any free port)` },
  ],
  examples: ['serve', 'serve --port 8080 --data snapshots/demo'],
  async run(call, cli) {
    const port = portOf(optionText(call, 'port'))
    const out = optionText(call, 'out')
    const folder = out === null ? null : resolve(cli.cwd, out)
    let seen = await stampOf(cli)
    const { folder: built, ...first } = await buildSite(cli, folder, null, 'latest')
    const server = await serveSite(built, port)
    try {
      cli.print(`${server.address}\n${builtText(first.built)}\n`)
      while (!cli.stop.aborted) {
        await setTimeout(EVERY, undefined, { signal: cli.stop }).catch(() => undefined)
        const now = cli.stop.aborted ? seen : await stampOf(cli)
        if (now === seen) continue
        seen = now
        cli.print(`rebuilt: ${builtText((await buildSite(cli, folder, null, 'latest')).built)}\n`)
      }
    } finally {
      await server.close()
    }
    return 0
  },
}

/** Differs whenever a run, an import or a decision has added to the record. */
function stampOf(cli: Cli): Promise<string> {
  return cli.readRecord(async ({ store }) => {
    const parts: unknown[] = [(await store.undecided(null)).map(({ id }) => id)]
    for (const { id } of cli.sources) {
      const [newest] = await store.captures(id, 1)
      const latest = await store.latestSnapshot(id)
      parts.push([id, newest?.id, latest?.id, latest?.number])
    }
    return JSON.stringify(parts)
  })
}

/** @throws UsageError when it is no port */
function portOf(given: string | null): number {
  if (given === null) return PORT
  if (/^\d{1,5}$/.test(given) && Number(given) < 65_536) return Number(given)
  throw new UsageError(`"${given}" is no port. Write a number from 0 to 65535.`)
}
