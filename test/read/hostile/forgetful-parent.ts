/** A program that reads one document and forgets to close the reader. Prints the child's process id. */
import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { openReaderProcess } from '../../../src/read/process/reader-process.ts'

const children: ChildProcess[] = []
subscribe('child_process', message => {
  children.push((message as { process: ChildProcess }).process)
})
await openReaderProcess()
  .read('287g-participating', { bytes: Buffer.from('PK'), contentType: null, file: null })
  .catch(() => {})
console.log(children[0]?.pid)
