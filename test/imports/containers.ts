import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { WARCRecord, WARCSerializer, type WARCType } from 'warcio'
import { sample } from '../support/icelist.ts'

const FOLDER = 'https://www.ice.gov/doclib/about/offices/ero/287g'
const DAYS = ['2025-02-21', '2025-02-26', '2025-03-06', '2025-03-07']

/** A sample workbook, the name under which ICE would have published it, and when somebody took it. */
export interface Workbook {
  readonly day: string
  readonly name: string
  readonly url: string
  readonly takenAt: string
  readonly bytes: Uint8Array
}

export const WORKBOOKS: readonly Workbook[] = DAYS.map(day => {
  const [year, month, date] = day.split('-')
  const name = `participatingAgencies${month}${date}${year}.xlsx`
  const bytes = new Uint8Array(readFileSync(sample('287g-participating', day, 'xlsx')))
  return { day, name, url: `${FOLDER}/${name}`, takenAt: `${day}T20:15:00Z`, bytes }
})

/** A record of a WARC file, as warcio writes it. */
export interface Recorded {
  readonly type: WARCType
  readonly url: string
  readonly at: string
  readonly status?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly warcHeaders?: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

/** A WARC file, each record packed by itself where `gzip` says so. */
export async function warcFile(
  records: readonly Recorded[],
  { gzip }: { readonly gzip: boolean },
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for (const { type, url, at, status = '200 OK', headers = {}, warcHeaders = {}, body } of records) {
    const content = typeof body === 'string' ? new TextEncoder().encode(body) : body
    const record = WARCRecord.create(
      {
        type,
        url,
        date: at,
        warcVersion: 'WARC/1.1',
        statusline: `HTTP/1.1 ${status}`,
        httpHeaders: { ...headers },
        warcHeaders: { ...warcHeaders },
      },
      [content],
    )
    parts.push(await WARCSerializer.serialize(record, { gzip }))
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** The workbooks as a crawler would have kept them, among other things. */
export function crawl(): Recorded[] {
  const responses = WORKBOOKS.map(({ url, takenAt, bytes }) => ({
    type: 'response' as const,
    url,
    at: takenAt,
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ETag: `"${takenAt}"`,
    },
    body: bytes,
  }))
  return [
    { type: 'request', url: `${FOLDER}/`, at: '2025-02-21T20:14:59Z', body: '' },
    { type: 'response', url: 'https://www.ice.gov/logo.png', at: '2025-02-21T20:14:59Z', body: 'image' },
    ...responses,
  ]
}

/** Writes files below a folder, subfolders included. */
export function write(folder: string, files: Readonly<Record<string, Uint8Array | string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}
