import type { VerbOption } from './verb.ts'

/** What the options before and after a verb say for all verbs. */
export interface GlobalOptions {
  readonly data?: string
  readonly config?: string
  readonly json?: true
  readonly quiet?: true
  readonly color: boolean
}

export const GLOBAL_OPTIONS: readonly VerbOption[] = [
  { flags: '--data <dir>', description: 'the data directory (default: snapshots)' },
  {
    flags: '--config <file>',
    description: 'the configuration (default: icelist.config.json, if it is there)',
  },
  { flags: '--json', description: 'print for programs' },
  { flags: '--quiet', description: 'print no progress' },
  { flags: '--no-color', description: 'print without colour, as with NO_COLOR in the environment' },
]
