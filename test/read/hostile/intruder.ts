/** Stands for a library that a document has taken over: tries what no reader needs, and prints what came of it. */
import { execSync } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { request } from 'undici'
import { withoutNetwork } from '../../../src/read/process/no-network.ts'

const ROOT = join(import.meta.dirname, '../../..')

const ATTEMPTS: Readonly<Record<string, () => unknown>> = {
  'read its own program': () => readFileSync(join(ROOT, 'src/model.ts')),
  'read a file beside it': () => readFileSync(join(ROOT, 'tsconfig.json')),
  'read a file of the system': () => readFileSync('/etc/passwd'),
  'write a file': () => writeFileSync(join(ROOT, 'intruder.txt'), ''),
  'run a program': () => execSync('true'),
  'start a thread': () => new Worker('', { eval: true }),
  'make code of a string': () => new Function('return 1')(),
  'connect to a host': () => connect(9, '127.0.0.1'),
  'ask a web server': () => get('http://127.0.0.1:9/'),
  'ask a web server by another library': () => request('http://127.0.0.1:9/'),
  'fetch a page': () => fetch('http://127.0.0.1:9/'),
  'look up a name': () => lookup('localhost'),
}

withoutNetwork()
const succeeded: string[] = []
for (const [attempt, make] of Object.entries(ATTEMPTS)) {
  try {
    await make()
    succeeded.push(attempt)
  } catch {
    // as it should be
  }
}
process.send?.({ succeeded }, () => process.exit())
