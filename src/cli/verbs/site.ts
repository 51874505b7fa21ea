import { resolve } from 'node:path'
import { UsageError } from '../../errors.ts'
import { placesHeld } from '../../places/held.ts'
import { openEvidenceReader } from '../../read/process/evidence-process.ts'
import { siteFiles } from '../../site/build.ts'
import { edition } from '../../site/edition.ts'
import { EVIDENCE_RANGES, type EvidenceRange } from '../../site/evidence.ts'
import { readSite } from '../../site/site.ts'
import { type Written, writeSite } from '../../site/write-site.ts'
import { counted, grouped } from '../../text/wording.ts'
import { optionText } from '../arguments.ts'
import { stepTeller } from '../steps.ts'
import type { Cli, Verb } from '../verb.ts'

/** Where the site lies when nobody says, in the data directory. */
const FOLDER = 'site'

export const site: Verb = {
  options: [
    { flags: '--out <dir>', description: 'the folder (default: site in the data directory)' },
    {
      flags: '--evidence <range>',
      description: 'versions whose pages show what their documents show (default: latest, five of each list)',
      choices: EVIDENCE_RANGES,
    },
    { flags: '--base-url <url>', description: 'where it will stand: pages then name their own address' },
  ],
  examples: ['site', 'site --out public --base-url https://lists.example.org/'],
  async run(call, cli) {
    const baseUrl = baseUrlOf(optionText(call, 'baseUrl'))
    const out = optionText(call, 'out')
    const range = EVIDENCE_RANGES.find(one => one === optionText(call, 'evidence')) ?? 'latest'
    const { folder, built } = await buildSite(
      cli,
      out === null ? null : resolve(cli.cwd, out),
      baseUrl,
      range,
    )
    cli.print(
      cli.json ? `${JSON.stringify({ folder, ...built }, null, 2)}\n` : `${builtText(built)}\n${folder}\n`,
    )
    return 0
  },
}

/**
 * Brings the site up to date with the record.
 * @param out the folder; null for the one in the data directory
 * @throws UsageError, StoreError
 */
export async function buildSite(
  cli: Cli,
  out: string | null,
  baseUrl: string | null,
  range: EvidenceRange,
): Promise<{ folder: string; built: Written }> {
  return cli.readRecord(async ({ store, archive, dataDir }) => {
    const folder = out ?? resolve(dataDir, FOLDER)
    const places = await placesHeld(dataDir)
    const { withdrawnAfter } = cli.config
    const reader = openEvidenceReader()
    const tell = stepTeller(cli)
    try {
      const program = await edition()
      // all pages are of one moment of the record, whatever is added to it while they are made
      const built = await store.atomically(moment =>
        writeSite(
          folder,
          program,
          async memory =>
            siteFiles(
              await readSite(cli.sources, moment, places, { baseUrl, withdrawnAfter }),
              { archive, reader, range },
              memory,
            ),
          (number, of) => tell('site: file', number, of),
        ),
      )
      return { folder, built }
    } finally {
      await reader.close()
    }
  })
}

/** @throws UsageError when it is no address of a web site */
export function baseUrlOf(given: string | null): string | null {
  if (given === null) return null
  if (!/^https?:\/\//i.test(given) || !URL.canParse(given))
    throw new UsageError(`"${given}" is no address of a site. Write it as https://lists.example.org/.`)
  const { href } = new URL(given)
  return href.endsWith('/') ? href : `${href}/`
}

/** "1,650 files, 24.1 MB: 12 written, 1 removed". */
export function builtText({ files, bytes, written, removed }: Written): string {
  const megabytes = `${(bytes / 1e6).toFixed(1)} MB`
  const did = [
    `${grouped(written.length)} written`,
    ...(removed.length > 0 ? [`${grouped(removed.length)} removed`] : []),
  ]
  return `${counted(files, 'file', 'files')}, ${megabytes}: ${did.join(', ')}`
}
