import { REPOSITORY, runNode } from './process.ts'
import { milliseconds, type Section } from './row.ts'
import { sideBySide } from './timing.ts'

const REPEATS = 21

/** The two commands that everybody tries first, against a Node that does nothing. */
export async function measureStart(): Promise<Section> {
  const icelist = (word: string) => () => runNode([`${REPOSITORY}bin/icelist.js`, word])
  const times = await sideBySide(REPEATS, {
    version: icelist('--version'),
    help: icelist('--help'),
    node: () => runNode(['-e', '0']),
  })
  const against = { against: '`node -e 0`', theirs: milliseconds(times.node) }
  const reach = { of: 'ratio', most: 2 } as const
  return {
    title: 'Start',
    rows: [
      {
        id: 'version',
        work: '`icelist --version`',
        ...against,
        ours: milliseconds(times.version),
        reach,
      },
      { id: 'help', work: '`icelist --help`', ...against, ours: milliseconds(times.help), reach },
    ],
    text: 'Processes from start to end, one after the other in turn. Code compiled by an earlier run is kept, as for every user after the first run.',
  }
}
