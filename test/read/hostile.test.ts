import { beforeAll, describe, expect, test } from 'vitest'
import { READER_LIMITS } from '../../src/read/process/limits.ts'
import type { Account } from './hostile/account.ts'
import { accountsOf } from './hostile/accounts.ts'
import type { HostileDocument } from './hostile/document.ts'
import { HOSTILE_DOCUMENTS } from './hostile/documents.ts'

const MB = 2 ** 20
/** One sentence or two, of words, that a person can act on. */
const SENTENCE = /^[A-Za-z“][^\n]{20,500}$/

/** What a limit has to stop may be stopped soon. */
const SOON = { milliseconds: 3000 }

describe('a hostile document', () => {
  const accounts = new Map<HostileDocument, Account>()
  beforeAll(async () => {
    const read = async (documents: readonly HostileDocument[], limits = {}) => {
      for (const [index, account] of (await accountsOf(documents, limits)).entries())
        accounts.set(documents[index] as HostileDocument, account)
    }
    const {
      stopped = [],
      oversized = [],
      read: others = [],
    } = Object.groupBy(HOSTILE_DOCUMENTS, ({ ends }) => (typeof ends === 'string' ? ends : 'read'))
    await Promise.all([read(stopped, SOON), read(oversized), read(others)])
  }, 180_000)

  test.each(HOSTILE_DOCUMENTS)('ends in one sentence or is of no effect: $name', document => {
    const account = accounts.get(document)
    const { ends } = document
    if (ends === 'stopped') {
      expect(account?.error).toMatchObject({
        name: 'ReadingStopped',
        message: expect.stringMatching(SENTENCE),
      })
      expect(['time', 'memory']).toContain(account?.error?.reason)
    } else if (ends === 'oversized') {
      expect(account?.error).toMatchObject({
        reason: 'document-size',
        message: expect.stringMatching(SENTENCE),
      })
    } else if ('entries' in ends) {
      expect(account).toMatchObject({ error: null, entries: ends.entries })
    } else {
      expect(account?.error?.message).toContain(ends.says)
      expect(account?.error?.message).toMatch(SENTENCE)
      expect(account?.error?.name).toBe('ReadError')
    }
  })

  test.each(HOSTILE_DOCUMENTS)('is judged as an answer and as a landing page: $name', document => {
    const { ends, list } = document
    const { answer, landingPage } = accounts.get(document) ?? expect.unreachable()
    for (const { verdict, text } of [answer, landingPage]) {
      expect(['ok', 'failed', 'blocked']).toContain(verdict)
      if (verdict !== 'ok') expect(text).toMatch(SENTENCE)
    }
    if (list === 'dhs-sanctuary' && typeof ends === 'object' && 'entries' in ends)
      expect(answer.verdict).toBe('ok')
    if (ends === 'oversized' && list === 'dhs-sanctuary') expect(answer.text).toContain('limit is 32 MB')
  })

  test.runIf(process.platform === 'linux')(
    'costs the parent little, and the child no more than it may',
    () => {
      for (const [{ name }, { parentPeak, childPeak, longestPause }] of accounts) {
        const cost = { name, parentFits: parentPeak < 150 * MB, answers: longestPause < 1000 }
        expect(cost).toEqual({ name, parentFits: true, answers: true })
        // between two looks at its memory a child can take what the machine gives it in that time
        expect(childPeak).toBeLessThan(READER_LIMITS.residentBytes + 256 * MB)
      }
    },
  )
})
