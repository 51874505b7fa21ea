import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Writes a file so that a reader sees the whole of it or what was there before: temporary file, fsync, rename, fsync of the
 * folder, which is created when it is not there. @throws what the file system reports; nothing is left behind
 */
export async function writeAtomically(
  folder: string,
  name: string,
  content: Uint8Array | string,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const temporary = join(folder, `.${randomUUID()}.tmp`)
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, join(folder, name))
  } finally {
    await rm(temporary, { force: true })
  }
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
