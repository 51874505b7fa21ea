import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Sample } from './samples.ts'

/** Milliseconds for one document; what the reader has read is read within that. */
const LIMIT = 120_000

export interface TextLayers {
  /** of these bytes, in the format of the sample */
  of(sample: Sample, bytes: Uint8Array): Promise<readonly string[]>
  close(): void
}

/** Text layers from a process of its own; a sample's own is kept. */
export function openTextLayers(): TextLayers {
  const kept = new Map<Uint8Array, Promise<readonly string[]>>()
  let child: ChildProcess | null = null

  async function extract(format: string, bytes: Uint8Array): Promise<readonly string[]> {
    if (!child?.connected)
      child = fork(join(import.meta.dirname, 'text-layer-child.ts'), { serialization: 'advanced' })
    const answered = new AbortController()
    const signal = AbortSignal.any([answered.signal, AbortSignal.timeout(LIMIT)])
    child.send({ format, bytes })
    try {
      const end = once(child, 'exit', { signal }).then(() => [['no text: the extraction crashed']])
      const [lines] = await Promise.race([once(child, 'message', { signal }), end])
      return lines
    } catch {
      child.kill('SIGKILL')
      child = null
      return ['no text: the extraction took too long']
    } finally {
      answered.abort()
    }
  }

  return {
    of(sample, bytes) {
      if (bytes !== sample.bytes) return extract(sample.format, bytes)
      const text = kept.get(bytes) ?? extract(sample.format, bytes)
      kept.set(bytes, text)
      return text
    },
    close: () => child?.disconnect(),
  }
}
