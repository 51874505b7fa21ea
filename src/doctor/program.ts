import { StoreError } from '../errors.ts'
import { type Finding, inOrder, toBeMended } from './finding.ts'

/** @param least the oldest version that will do: "22.19" */
export function nodeFinding(version: string, least: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number)
  const enough = major > leastMajor || (major === leastMajor && minor >= leastMinor)
  if (enough) return inOrder('Node', `${version}, and ${least} or newer is needed`)
  return toBeMended(
    'Node',
    `${version} is too old`,
    `Install Node ${least} or newer, or run "npm ci", which brings one.`,
  )
}

/** @param version of the database's library. Throws a StoreError when it cannot be loaded */
export function engineFinding(version: () => string): Finding {
  try {
    return inOrder('SQLite', `${version()} is loaded`)
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return toBeMended('SQLite', 'cannot be loaded', error.message)
  }
}
