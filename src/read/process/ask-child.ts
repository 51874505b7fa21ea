import type { ChildProcess } from 'node:child_process'
import { deserialize } from 'node:v8'
import type { DocumentInput } from '../../sources/source.ts'
import type { ReaderLimits } from './limits.ts'
import { watchMemory } from './memory.ts'
import type { Reply, Request, Task } from './messages.ts'
import { crashed, endedFromOutside, neededTooMuchMemory, tookTooLong } from './stopped.ts'

/**
 * Hands a document to a child that has nothing else to do, and waits for its reply.
 * @throws ReadingStopped when the child ends, or oversteps its time or its memory: the caller has to end it then
 */
export async function askChild<T extends Task>(
  child: ChildProcess,
  task: T,
  document: DocumentInput,
  limits: ReaderLimits,
): Promise<Reply<T>> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply<T>>()
  const onMessage = (reply: Uint8Array) => resolve(deserialize(reply))
  const onExit = (code: number | null, signal: string | null) => reject(ended(code, signal, limits))
  const onError = (error: Error) => reject(crashed(error.message))
  child.on('message', onMessage).on('exit', onExit).on('error', onError)
  const clock = setTimeout(() => reject(tookTooLong(limits)), limits.milliseconds)
  const unwatch = watchMemory(child.pid ?? 0, limits.residentBytes, limits.memoryPoll, () =>
    reject(neededTooMuchMemory(limits.residentBytes)),
  )
  try {
    const { bytes, contentType, file } = document
    const { entries, replyBytes } = limits
    const request: Request = {
      task,
      contentType,
      file,
      length: bytes.length,
      limits: { entries, replyBytes },
    }
    // what cannot be sent was for a child that has ended, and its exit is told
    child.send(request, () => {})
    child.stdin?.write(bytes)
    return await promise
  } finally {
    clearTimeout(clock)
    unwatch()
    child.off('message', onMessage).off('exit', onExit).off('error', onError)
  }
}

/** V8 ends a process whose heap is full by abort(3), or by a trap, according to its version and the processor. */
function ended(code: number | null, signal: string | null, limits: ReaderLimits) {
  if (signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGILL' || code === 134)
    return neededTooMuchMemory(limits.heapBytes)
  if (signal === 'SIGINT' || signal === 'SIGTERM') return endedFromOutside(signal)
  return crashed(signal === null ? `exit code ${code}` : `signal ${signal}`)
}
