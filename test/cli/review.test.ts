import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { icelist, sample } from '../support/icelist.ts'

const folder = mkdtempSync(join(tmpdir(), 'icelist-review-'))
afterAll(() => rmSync(folder, { recursive: true }))
const ask = (...words: string[]) => icelist(words, folder)
const json = async (...words: string[]) => JSON.parse((await ask(...words, '--json')).out)

const PAGE = readFileSync(sample('dhs-sanctuary', '2025-05-31', 'html'), 'utf8')
beforeAll(async () => {
  copyFileSync(sample('dhs-sanctuary', '2025-05-31', 'html'), join(folder, '2025-05-31.html'))
  await ask('import', 'dhs-sanctuary', '2025-05-31.html')
})

/** The page of another day, without one state's panel. */
function pageWithout(state: string, day: string): string {
  const panels = PAGE.split('<h4 class="usa-accordion__heading">')
  const kept = panels.filter((panel, index) => index === 0 || !panel.includes(`">${state}</button>`))
  if (kept.length !== panels.length - 1) throw new Error(`the page has no panel ${state}`)
  writeFileSync(join(folder, `${day}.html`), kept.join('<h4 class="usa-accordion__heading">'))
  return `${day}.html`
}

describe('a version that a person must look at', () => {
  test('is held with its reasons, changes nothing, and is told by the exit code', async () => {
    const file = pageWithout('Washington', '2025-06-05')
    const held = await ask('import', 'dhs-sanctuary', file)
    expect([held.exitCode, held.out]).toEqual([7, expect.stringContaining('held for review')])
    expect(await json('snapshots', 'dhs-sanctuary')).toHaveLength(1)
    const { out } = await ask('review')
    expect(out).toMatch(/All \d+ entries of one state would be removed: Washington/)
    expect(out).toMatch(/removed: Washington: /)
  })

  test('is decided with a reason; a rejected one stays out when it comes again', async () => {
    const [{ capture }] = await json('review')
    expect((await ask('reject', String(capture.id))).err).toContain('A decision needs its reason')
    expect((await ask('reject', String(capture.id), '--reason', 'the page was being edited')).exitCode).toBe(
      0,
    )
    expect((await ask('review')).out).toBe('Nothing is held.\n')
    expect((await ask('accept', String(capture.id), '--reason', 'no')).err).toContain('Nothing is held.')
    const again = await ask('import', 'dhs-sanctuary', pageWithout('Washington', '2025-06-06'))
    expect([again.exitCode, again.out]).toEqual([7, expect.stringContaining('the page was being edited')])
    expect((await ask('review')).out).toBe('Nothing is held.\n')
  })

  test('once accepted is a version, and its reason stands in the changelog', async () => {
    await ask('import', 'dhs-sanctuary', pageWithout('Virginia', '2025-06-07'))
    const [{ capture, summary }] = await json('review')
    const { out } = await ask('accept', String(capture.id), '--reason', 'confirmed by <b>DHS</b>')
    expect(out).toContain(`new version, ${summary.removed} removed`)
    const changelog = readFileSync(join(folder, 'snapshots/CHANGELOG.md'), 'utf8')
    expect(changelog).toMatch(/Held for review, accepted on \d{4}-\d\d-\d\d: confirmed by \\<b\\>DHS/)
    expect((await json('show', `capture:${capture.id}`)).snapshot).not.toBeNull()
  })

  test('a batch is accepted as a whole with a reason given beforehand', async () => {
    const { exitCode } = await ask(
      'import',
      'dhs-sanctuary',
      pageWithout('New York', '2025-06-08'),
      '--accept',
      'known',
    )
    expect([exitCode, (await json('snapshots', 'dhs-sanctuary')).length]).toEqual([0, 3])
  })
})
