import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { FetchError } from '../errors.ts'
import { failure } from './failure.ts'

/** The content codings that are asked for; a server may not use others. */
export const ACCEPT_ENCODING = 'gzip, br'

export interface BodyLimits {
  readonly maxBytes: number
  readonly maxDecodedBytes: number
  /** what becomes of a body that is larger: an error, or what lies within the limits */
  readonly beyond: 'refuse' | 'cut'
}

/**
 * A body's bytes, decompressed. Both sizes are counted while it streams, so that neither an endless body nor one that
 * unpacks to gigabytes is ever held.
 * @param headers names in lower case
 * @throws FetchError too-large, too-large-decoded, content-length or encoding; errors of the connection as they are
 */
export async function readBody(
  body: Readable,
  headers: Readonly<Record<string, string>>,
  limits: BodyLimits,
  url: URL,
): Promise<Uint8Array> {
  const declared = declaredLength(headers)
  const kept: Uint8Array[] = []
  const sent = counter(limits.maxBytes, () => tooLarge('too-large', url, limits.maxBytes, ''))
  const decoded = counter(limits.maxDecodedBytes, () =>
    tooLarge('too-large-decoded', url, limits.maxDecodedBytes, ' when it is unpacked'),
  )
  try {
    if (limits.beyond === 'refuse' && declared !== null && declared > limits.maxBytes)
      throw tooLarge('too-large', url, limits.maxBytes, '')
    const decoder = decoderFor(headers['content-encoding'], url)
    const keep = async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) kept.push(chunk)
    }
    await (decoder ? pipeline(body, sent.pass, decoder, decoded.pass, keep) : pipeline(body, sent.pass, keep))
  } catch (error) {
    body.destroy()
    if (error instanceof FetchError) {
      if (limits.beyond === 'cut' && error.reason.startsWith('too-large')) return concatenate(kept)
      throw error
    }
    if (declared !== null && sent.count() < declared)
      throw failure(
        'content-length',
        `${url.href} declared ${declared} bytes and sent ${sent.count()}. The answer was cut short; try again later.`,
        error,
      )
    if (!isDecoderError(error)) throw error
    // an empty body in a coding is an empty body
    if (sent.count() > 0)
      throw failure('encoding', `${url.href} sent a compressed body that is broken. Try again later.`, error)
  }
  return concatenate(kept)
}

/** A stage that passes chunks on until there are more than `max` bytes of them. */
function counter(max: number, excess: () => FetchError) {
  let bytes = 0
  return {
    count: () => bytes,
    async *pass(chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        bytes += chunk.length
        if (bytes > max) throw excess()
        yield chunk
      }
    },
  }
}

function decoderFor(coding: string | undefined, url: URL) {
  const name = coding?.trim().toLowerCase() ?? ''
  if (name === '' || name === 'identity') return null
  if (name === 'gzip' || name === 'x-gzip') return createGunzip()
  if (name === 'br') return createBrotliDecompress()
  throw failure('encoding', `${url.href} answered in the coding "${name}", which was not asked for.`)
}

function declaredLength(headers: Readonly<Record<string, string>>): number | null {
  const length = headers['content-length']
  return length !== undefined && /^\d+$/.test(length) ? Number(length) : null
}

function tooLarge(reason: 'too-large' | 'too-large-decoded', url: URL, max: number, when: string) {
  return failure(
    reason,
    `${url.href} sent more than ${max} bytes${when}. No list is that large, so nothing of it was kept.`,
  )
}

/** zlib's errors have codes such as Z_DATA_ERROR, Brotli's such as ERR__ERROR_FORMAT_PADDING_2. */
function isDecoderError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(Z_|ERR__|ERR_BROTLI)/.test(String(error.code))
}

/** A Uint8Array of its own: a Buffer may share its memory with others. */
function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
