import type { ChannelWorld } from '../alerts/channels/channel.ts'
import type { Config } from '../config.ts'
import type { Source } from '../sources/source.ts'
import type { Paint } from './paint.ts'
import type { OpenRecord } from './record.ts'

/** One command: data for its help, and a function. Listed in src/cli/verbs.ts, with its usage. */
export interface Verb {
  readonly options: readonly VerbOption[]
  /** words that an argument can be, by its name in the usage: for completion */
  readonly words?: Readonly<Record<string, readonly string[]>>
  /** at least two complete commands, without the program's name */
  readonly examples: readonly string[]
  /** Returns the exit code. @throws IcelistError, which the caller turns into one sentence and its exit code */
  readonly run: (call: Call, cli: Cli) => Promise<number>
}

export interface VerbOption {
  /** `--state <code>` or `--exit-code` */
  readonly flags: string
  readonly description: string
  readonly choices?: readonly string[]
}

/** What the user typed, as the help of the verb lays it out. */
export interface Call {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/** What a verb may use of the world. */
export interface Cli {
  readonly config: Config
  readonly sources: readonly Source[]
  readonly json: boolean
  readonly now: () => Date
  /** writes a text to standard output */
  readonly print: (text: string) => void
  /** colours text for standard output */
  readonly paint: Paint
  /** shows a line about the work in hand, in place of the last one, while a person is watching; see also steps.ts */
  readonly progress: (line: string) => void
  /** writes a line about what was done to standard error, when a person is watching */
  readonly remark: (line: string) => void
  /** writes a line to standard error, whoever is watching */
  readonly warn: (line: string) => void
  /** standard output is one, so that a person reads it */
  readonly terminal: boolean
  /** characters of a line of that terminal; null when it is none */
  readonly width: number | null
  /** ends when the process is asked to stop */
  readonly stop: AbortSignal
  /** the folder in which the command was typed */
  readonly cwd: string
  /** icelist's own */
  readonly version: string
  /** what is needed to tell people of events */
  readonly channels: ChannelWorld
  /** opens the record, which must be there, and hands it to `work`; closes it after. @throws UsageError, StoreError */
  readonly readRecord: <T>(work: (record: OpenRecord) => Promise<T>) => Promise<T>
  /**
   * the same for work that adds to the record, which no other process does meanwhile; creates it when it is not there
   * @throws StoreError; an IcelistError with exit code 8 when another process goes on writing
   */
  readonly writeRecord: <T>(work: (record: OpenRecord) => Promise<T>) => Promise<T>
}
