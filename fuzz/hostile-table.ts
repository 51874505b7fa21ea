/**
 * Judges every hostile document as an answer and as a landing page and reads it, each with a parent and a child of its own,
 * and prints what became of it and what that cost:
 * `node fuzz/hostile-table.ts [--only WORDS]`. The last row is a document that is only large.
 */
import { parseArgs } from 'node:util'
import type { Account, JudgedAnswer } from '../test/read/hostile/account.ts'
import { accountsOf } from '../test/read/hostile/accounts.ts'
import { HOSTILE_DOCUMENTS } from '../test/read/hostile/documents.ts'
import { largeReport } from './large-report.ts'

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })
const documents = [...HOSTILE_DOCUMENTS, largeReport()].filter(({ name }) => name.includes(values.only))

console.log(
  '| list | document | as an answer | as a landing page | read | seconds | parent, MB | child, MB | longest pause of the parent, ms |',
)
console.log('|---|---|---|---|---|---|---|---|---|')
for (const document of documents) {
  const [account] = await accountsOf([document])
  if (account) console.log(row(document.list, document.name, account))
}

function row(list: string, name: string, account: Account): string {
  const { took, parentPeak, childPeak, longestPause } = account
  const cells = [
    list,
    name,
    judged(account.answer),
    judged(account.landingPage),
    verdict(account),
    (took / 1000).toFixed(1),
    megabytes(parentPeak),
    megabytes(childPeak),
    Math.round(longestPause),
  ]
  return `| ${cells.join(' | ')} |`
}

function judged({ verdict, text }: JudgedAnswer): string {
  return text === '' ? verdict : `${verdict}: ${text}`.replaceAll('|', '\\|')
}

function verdict({ entries, notices, error }: Account): string {
  if (error) return `${error.name}: ${error.message}`.replaceAll('|', '\\|')
  return `${entries} entries${notices.length > 0 ? `, notices: ${notices.join(', ')}` : ''}`
}

/** The kernel's figure; 0 where there was no child, or no way to ask. */
function megabytes(bytes: number): string {
  return String(Math.round(bytes / 2 ** 20))
}
