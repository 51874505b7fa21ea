import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { READER_LIMITS } from '../read/process/limits.ts'

/** Why a body cannot be had: one clause each, for people. */
export type PackingFault = 'its compressed bytes are broken' | 'it unpacks to more than any list’s document'

const DECODERS: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

/**
 * A body as the publisher meant it, of the bytes that an archive kept. Some archives keep bodies unpacked below headers that
 * say otherwise: what cannot be unpacked is taken as it is, unless it begins as gzip does, which is the only one of the
 * codings that can be told by its beginning.
 * @param coding the publisher's Content-Encoding
 */
export function unpacked(body: Uint8Array, coding: string | undefined): Uint8Array | PackingFault {
  const decode = DECODERS[coding?.trim().toLowerCase() ?? '']
  if (!decode) return body
  try {
    return new Uint8Array(decode(body, { maxOutputLength: READER_LIMITS.documentBytes }))
  } catch (error) {
    if (isTooLarge(error)) return 'it unpacks to more than any list’s document'
    const broken = decode === gunzipSync && body[0] === 0x1f && body[1] === 0x8b
    return broken ? 'its compressed bytes are broken' : body
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}
