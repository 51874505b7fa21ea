import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Finding, inOrder, toBeMended } from './finding.ts'

const PART = 'data directory'
/** A record grows by some megabytes a month; documents may have up to 64 MB, and SQLite needs room to write. In bytes. */
const LEAST_FREE = 500e6

/** Whether it can be written to, or made, and whether there is room; what is written for that is removed again. */
export async function dataDirectoryFindings(dataDir: string): Promise<Finding[]> {
  const folder = existing(dataDir)
  try {
    const trial = join(folder, `.icelist-doctor-${randomUUID()}`)
    await writeFile(trial, 'trial\n', { flag: 'wx' })
    await rm(trial)
    const made = folder === dataDir ? 'can be written to' : 'is not there yet and can be made'
    return [inOrder(PART, `${dataDir} ${made}`), await roomFinding(folder)]
  } catch (error) {
    const text = `${folder} cannot be written to: ${(error as Error).message}`
    return [
      toBeMended(
        PART,
        text,
        'Give the user who runs icelist the right to write there, or name another with --data.',
      ),
    ]
  }
}

async function roomFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder)
  const text = `${((bavail * bsize) / 1e9).toFixed(1)} GB are free`
  if (bavail * bsize >= LEAST_FREE) return inOrder('disk', text)
  return toBeMended('disk', text, `Make room: at least ${LEAST_FREE / 1e9} GB should be free.`)
}

/** The folder, or the nearest one above it that is there. */
function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder))
}
