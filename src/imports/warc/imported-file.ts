import type { WARCRecord } from 'warcio'
import { z } from 'zod'
import { Day } from '../../model.ts'
import type { PlacedRecord } from './records.ts'

/** A document that somebody imported into the record of which a WARC file was made. */
export interface ImportedFile {
  readonly file: string
  /** YYYY-MM-DD, as it was stated then; null where nothing was */
  readonly givenOn: string | null
  /** payload digest of its bytes */
  readonly digest: string
}

/** Bytes of what is said of one capture. */
const MOST = 2 ** 20

const Said = z.object({
  said: z.object({
    via: z.literal('import'),
    file: z.string(),
    givenOn: Day.nullable(),
    document: z.hash('sha256'),
  }),
})

/** True for a record that `export warc` made of a list's imported document. */
export function isOfImport(list: string, { warcTargetURI }: WARCRecord): boolean {
  return warcTargetURI?.startsWith(`import://${list}/`) ?? false
}

/** The imported document of which a `metadata` record tells; none where it tells of something else. */
export async function importedFileIn(block: PlacedRecord['block']): Promise<ImportedFile[]> {
  const told = Said.safeParse(parsed(await block(MOST)))
  if (!told.success) return []
  const { file, givenOn, document } = told.data.said
  return [{ file, givenOn, digest: `sha256:${document}` }]
}

function parsed(bytes: Uint8Array | null): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()))
  } catch {
    return null
  }
}
