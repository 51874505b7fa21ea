import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { UsageError } from '../errors.ts'
import { IMPORT_LIMITS } from './given.ts'

/**
 * The files in a folder and its subfolders, by their paths below it, sorted. Links are not followed: one may lead out of
 * the folder, or round in a circle.
 * @throws UsageError when it cannot be read or has too many files
 */
export async function filesIn(folder: string): Promise<string[]> {
  const names: string[] = []
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) names.push(relative(folder, join(entry.parentPath, entry.name)))
  } catch (cause) {
    throw new UsageError(`Cannot read the folder ${folder}: ${(cause as Error).message}. Check its rights.`, {
      cause,
    })
  }
  if (names.length > IMPORT_LIMITS.entries)
    throw new UsageError(
      `${folder} has ${names.length} files; up to ${IMPORT_LIMITS.entries} are imported at once. Name parts of it.`,
    )
  return names.map(name => name.split(sep).join('/')).sort()
}
