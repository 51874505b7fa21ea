import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CsvVersion } from './csv-versions.ts'
import { outputOf } from './process.ts'

/**
 * Commits every version of a file to a new git repository, packs it, and returns the bytes of the pack without its index.
 * `git repack -adf`: with what `git fast-import` leaves, a plain `-ad` would keep its hasty deltas and be larger.
 */
export async function gitPackSize(folder: string, versions: Iterable<CsvVersion>): Promise<number> {
  await git(folder, 'init', '--quiet', '--bare', '.')
  const child = spawn('git', ['fast-import', '--quiet'], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = outputOf(child, 'git fast-import')
  let second = 0
  for (const { name, text } of versions) {
    const commit = `commit refs/heads/main\ncommitter bench <bench@example.org> ${++second} +0000\n${data(name)}`
    if (!child.stdin.write(`${commit}M 100644 inline list.csv\n${data(text)}\n`))
      await once(child.stdin, 'drain')
  }
  child.stdin.end()
  await ended
  await git(folder, 'repack', '-adfq')
  const packs = join(folder, 'objects/pack')
  const sizes = (await readdir(packs))
    .filter(name => name.endsWith('.pack'))
    .map(async name => (await stat(join(packs, name))).size)
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0)
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}

async function git(folder: string, ...words: string[]): Promise<void> {
  await outputOf(spawn('git', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }), `git ${words[0]}`)
}
