import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { AsyncIterReader } from 'warcio'
import { IMPORT_LIMITS } from './given.ts'

const DECODERS: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

/**
 * An answer's body as the publisher meant it, of the bytes that were on the wire. Some crawlers keep bodies unpacked below
 * headers that say otherwise: what cannot be unpacked is taken as it is.
 * @returns null when it would unpack to more than any document has
 */
export async function decodedPayload(
  payload: Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<Uint8Array | null> {
  const chunked = /\bchunked\b/i.test(headers['transfer-encoding'] ?? '')
  const body = chunked ? await new AsyncIterReader([payload], null, true).readFully() : payload
  const decode = DECODERS[headers['content-encoding']?.trim().toLowerCase() ?? '']
  if (!decode) return body
  try {
    return new Uint8Array(decode(body, { maxOutputLength: IMPORT_LIMITS.documentBytes }))
  } catch (error) {
    return isTooLarge(error) ? null : body
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}
