import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import packageFacts from '../../package.json' with { type: 'json' }

/**
 * A short name for the program as it is: pages made by another one are made anew. Nobody has to remember to raise a number
 * when a sentence changes.
 */
export async function edition(): Promise<string> {
  const root = join(import.meta.dirname, '..')
  const names = (await readdir(root, { recursive: true }))
    .filter(name => /\.(ts|js|css|json|csv)$/.test(name))
    .sort()
  const hash = createHash('sha256').update(JSON.stringify(packageFacts.dependencies))
  for (const name of names) hash.update(name).update(await readFile(join(root, name)))
  return hash.digest('base64url').slice(0, 22)
}
