import { AsyncIterReader } from 'warcio'
import { type PackingFault, unpacked } from '../backfill/unpacked.ts'

/** An answer's body as the publisher meant it, of the bytes that were on the wire; or why it cannot be had. */
export async function decodedPayload(
  payload: Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<Uint8Array | PackingFault> {
  const chunked = /\bchunked\b/i.test(headers['transfer-encoding'] ?? '')
  const body = chunked ? await new AsyncIterReader([payload], null, true).readFully() : payload
  return unpacked(body, headers['content-encoding'])
}
