import { plain } from '../report/plain.ts'
import type { Line } from '../watch/telling.ts'
import type { Cli } from './verb.ts'

/** Tells what a process that goes on for long is doing. */
export type Log = (line: Line) => void

/** Plain sentences when a person reads along, one JSON object a line when a program does. */
export async function openLog(cli: Pick<Cli, 'json' | 'now' | 'print' | 'terminal'>): Promise<Log> {
  if (cli.terminal && !cli.json)
    return ({ level, text }) => {
      if (level !== 'debug') cli.print(`${localTime(cli.now())}  ${plain(text)}\n`)
    }
  // loaded here, because commands that end at once have no use for it
  const { pino, stdTimeFunctions } = await import('pino')
  const logger = pino(
    {
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
    },
    { write: cli.print },
  )
  return ({ level, text, facts }) => logger[level](facts, plain(text))
}

/** 2025-08-05 14:03:10, as the clock on the wall shows it. */
function localTime(at: Date): string {
  return at.toLocaleString('sv')
}
