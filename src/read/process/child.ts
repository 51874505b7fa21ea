/**
 * The program that reads documents for reader-process.ts, one after the other, in a process of its own that may only
 * read the program's files. It ends with its parent.
 */
import { setImmediate } from 'node:timers/promises'
import { serialize } from 'node:v8'
import { ReadError } from '../../errors.ts'
import { sourceFromDefinition } from '../../sources/custom/source.ts'
import { SOURCES } from '../../sources/registry.ts'
import type { DocumentInput, Source } from '../../sources/source.ts'
import type { Answer, ReadBy, Reply, Request, Result, Task } from './messages.ts'
import { withoutNetwork } from './no-network.ts'

/** Tells of an error that a library has let go of while a document is being read; does nothing between two documents. */
let stray: (error: unknown) => void = () => {}

withoutNetwork()
process.on('disconnect', () => process.exit())
// systemd signals all processes of a service: the parent finishes the document in hand and then ends this one
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
process.on('message', (request: Request) => void serve(request))
process.on('unhandledRejection', error => stray(error))
process.on('uncaughtException', error => {
  send(packed({ kind: 'fault', error: named(error) }), () => process.exit(1))
})

async function serve({ task, contentType, file, length, limits }: Request): Promise<void> {
  const bytes = await receive(length)
  const answer = await readWhole(task, { bytes, contentType, file })
  const found = answer.kind === 'done' && 'entries' in answer.result ? answer.result.entries.length : 0
  if (found > limits.entries) return send(packed({ kind: 'too-many-entries', found }))
  const reply = packed(answer)
  send(reply.length > limits.replyBytes ? packed({ kind: 'reply-too-large', found: reply.length }) : reply)
}

/** pdfjs begins to decode parts of a page before they are needed; when one is damaged, it may tell nobody. */
async function readWhole(task: Task, document: DocumentInput): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  stray = error => resolve({ kind: 'damaged', error: named(error) })
  const answer = read(task, document).then(async answer => {
    // Node reports a rejection that nobody handles once all that was due has run
    await setImmediate()
    return answer
  })
  try {
    return await Promise.race([promise, answer])
  } finally {
    stray = () => {}
  }
}

/** The next `length` bytes of standard input: the parent sends no other document before this one is answered. */
function receive(length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let filled = 0
  return new Promise(resolve => {
    if (length === 0) return resolve(bytes)
    const take = (chunk: Uint8Array) => {
      bytes.set(chunk, filled)
      filled += chunk.length
      if (filled < length) return
      process.stdin.off('data', take).pause()
      resolve(bytes)
    }
    process.stdin.on('data', take).resume()
  })
}

async function read(task: Task, document: DocumentInput): Promise<Answer> {
  try {
    return { kind: 'done', result: await resultOf(task, document) }
  } catch (error) {
    if (error instanceof ReadError) return { kind: 'refused', message: error.message }
    return { kind: 'fault', error: named(error) }
  }
}

async function resultOf(task: Task, document: DocumentInput): Promise<Result> {
  switch (task.kind) {
    case 'list':
      return sourceFor(task.by).read(document)
    case 'facts':
      return (await import('../html/page-facts.ts')).readPageFacts(document)
    case 'links':
      return (await import('../html/document-links.ts')).documentLinks(document, task.baseUrl)
    case 'excerpts':
      return (await import('../../evidence/excerpt/excerpts.ts')).excerptsOf(document, task.places)
    case 'picture':
      return (await import('../../evidence/drawing/draw-page.ts')).drawPage(document, task.page)
  }
}

function sourceFor(by: ReadBy): Source {
  if (typeof by !== 'string') return sourceFromDefinition(by)
  const source = SOURCES.find(source => source.id === by)
  if (!source) throw new RangeError(`no list is called ${by}`)
  return source
}

function named(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

function packed(answer: Answer): Buffer {
  const reply: Reply = { answer, resident: process.memoryUsage.rss() }
  return serialize(reply)
}

function send(reply: Buffer, sent = () => {}): void {
  process.send?.(reply, sent)
}
