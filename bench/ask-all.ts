/**
 * Makes requests one after the other and does nothing else: `node bench/ask-all.ts ADDRESS REQUESTS`, the requests as
 * JSON. What a run is measured against.
 */
import { request } from 'undici'
import type { Asked } from './site.ts'

const [address = '', requests = '[]'] = process.argv.slice(2)
for (const { path, etag } of JSON.parse(requests) as Asked[]) {
  const { statusCode, body } = await request(address + path, {
    headers: etag === null ? {} : { 'if-none-match': etag },
  })
  const { byteLength } = await body.bytes()
  console.log(`${statusCode} ${path} ${byteLength}`)
}
process.exit()
