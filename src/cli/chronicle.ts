import type { Chronicle } from '../report/changelog-file.ts'
import type { OpenRecord } from './record.ts'
import type { Cli } from './verb.ts'

/** What the changelog of an open record is made of. */
export function chronicleOf(cli: Cli, { dataDir, store }: Pick<OpenRecord, 'dataDir' | 'store'>): Chronicle {
  return {
    dataDir,
    store,
    sources: cli.sources,
    withdrawnAfter: cli.config.withdrawnAfter,
    program: cli.version,
  }
}
