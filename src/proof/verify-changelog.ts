import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../errors.ts'
import { changelogMarkdown } from '../report/changelog.ts'
import type { Fault } from './fault.ts'
import type { Verifying } from './verify.ts'

const FILE = 'CHANGELOG.md'

/** Of a file that was written anew, the first few suffice. */
const SHOWN = 5

/** Where CHANGELOG.md differs from what the record says, line by line. One that was never written says nothing wrong. */
export async function changelogFaults(
  verifying: Pick<Verifying, 'dataDir' | 'store' | 'sources' | 'withdrawnAfter'>,
): Promise<Fault[]> {
  const { dataDir, store, sources, withdrawnAfter } = verifying
  const written = await writtenIn(dataDir)
  if (written === null) return []
  return lineFaults(written, await changelogMarkdown(store, sources, withdrawnAfter))
}

async function writtenIn(dataDir: string): Promise<string | null> {
  try {
    return await readFile(join(dataDir, FILE), 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new StoreError(
      `Cannot read ${join(dataDir, FILE)}: ${(cause as Error).message}. Check its rights.`,
      { cause },
    )
  }
}

/** @param derived the file's text, made from the record now */
function lineFaults(written: string, derived: string): Fault[] {
  if (written === derived) return []
  const [has, should] = [written.split('\n'), derived.split('\n')]
  const fault = (which: string, text: string): Fault => ({ what: 'changelog', which, text })
  // lines that were put in or taken out move all that follow: then only the first difference says something
  const shown = has.length === should.length ? SHOWN : 1
  const differing = should.flatMap((line, at) => (has[at] === line ? [] : [at]))
  const faults = differing.slice(0, shown).map(at => {
    const [said, says] = [should[at] ?? '', has[at]]
    const place = `line ${at + 1} of ${FILE}${sectionOf(should, at)}`
    if (says === undefined) return fault(place, `is missing; the record says “${said}”.`)
    return fault(place, `reads “${says}”, and the record says “${said}”.`)
  })
  if (faults.length === 0)
    return [fault(`line ${should.length + 1} of ${FILE}`, 'follows on the end of what the record says.')]
  const more = differing.length - shown
  if (has.length === should.length && more > 0) faults.push(fault(FILE, `differs in ${more} more lines.`))
  return faults
}

/** The headings that a line stands under. */
function sectionOf(lines: readonly string[], at: number): string {
  const above = lines.slice(0, at + 1)
  const list = above.findLast(line => line.startsWith('## '))
  const version = above.slice(above.lastIndexOf(list ?? '')).findLast(line => line.startsWith('### '))
  const headings = [list, version].flatMap(heading => (heading ? [heading.replace(/^#+ /, '')] : []))
  return headings.length > 0 ? ` (${headings.join(', ')})` : ''
}
