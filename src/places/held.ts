import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomically } from '../archive/write-atomically.ts'
import { ReadError, StoreError } from '../errors.ts'
import { type Places, shippedPlaces } from './data.ts'
import { importGazetteer, withGazetteer } from './gazetteer.ts'

const FOLDER = 'places'
const NAME = 'gazetteer.txt'

/**
 * Keeps a gazetteer file in the data directory, in place of the one that was there, and returns how many places it has.
 * @throws ReadError when it is no gazetteer: nothing is kept then; StoreError when it cannot be written
 */
export async function keepGazetteer(dataDir: string, text: string): Promise<number> {
  const { length } = importGazetteer(text)
  try {
    await writeAtomically(join(dataDir, FOLDER), NAME, text)
  } catch (cause) {
    throw new StoreError(
      `Cannot write ${join(dataDir, FOLDER, NAME)}: ${(cause as Error).message}. Nothing was changed; check the folder's rights and the disk.`,
      { cause },
    )
  }
  return length
}

/**
 * The places that are known with this data directory: those shipped, and the gazetteer's where one was imported.
 * @throws ReadError when the file that was kept is no longer a gazetteer
 */
export async function placesHeld(dataDir: string): Promise<Places> {
  const path = join(dataDir, FOLDER, NAME)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw new StoreError(`Cannot read ${path}: ${error.message}. Check its rights, or delete it.`, {
      cause: error,
    })
  })
  if (text === null) return shippedPlaces()
  try {
    return withGazetteer(importGazetteer(text))
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    throw new ReadError(`${path}: ${error.message} Or delete it.`, { cause: error })
  }
}
