import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LANDING_PAGE, type Publication, TIMELINE } from '../src/demo/timeline.ts'
import { withFolder } from './folder.ts'
import { REPOSITORY, runIcelist, runNode } from './process.ts'
import { milliseconds, type Section } from './row.ts'
import { openSite, type Served, type Site } from './site.ts'
import { sideBySide } from './timing.ts'

const REPEATS = 9

const LISTS = {
  ddor: { extension: 'pdf', contentType: 'application/pdf' },
  'dhs-sanctuary': { extension: 'html', contentType: 'text/html; charset=utf-8' },
  'doj-sanctuary': { extension: 'html', contentType: 'text/html; charset=utf-8' },
  '287g-participating': { extension: 'xlsx', contentType: 'application/octet-stream' },
  '287g-pending': { extension: 'xlsx', contentType: 'application/octet-stream' },
}
type List = keyof typeof LISTS

/** Looks at five lists that have not changed, as a timer does many times a day. */
export async function measureRun(): Promise<Section> {
  const published = firstPublications()
  const site = await openSite(await documentsOf(published))
  try {
    return await withFolder(async folder => {
      await writeFile(join(folder, 'icelist.config.json'), JSON.stringify(configFor(site, published)))
      const run = () => runIcelist(['run', ...Object.keys(LISTS)], folder)
      await run()
      const before = site.asked.length
      const told = await run()
      const requests = site.asked.slice(before)
      const notModified = requests.filter(({ etag }) => etag !== null).length
      const times = await sideBySide(REPEATS, {
        icelist: run,
        node: () => runNode([`${REPOSITORY}bench/ask-all.ts`, site.address, JSON.stringify(requests)]),
      })
      return {
        title: 'A run with nothing new',
        rows: [
          {
            id: 'run',
            work: '`run` of five lists with nothing new',
            against: 'starting Node and making the same requests',
            ours: milliseconds(times.icelist),
            theirs: milliseconds(times.node),
            reach: { of: 'ratio', most: 2 },
          },
        ],
        text: [
          `${requests.length} requests to a server on loopback, ${notModified} of them answered 304: robots.txt once, the landing page for each of its two lists, and five documents. Processes from start to end; the other one uses undici as icelist does. icelist said:`,
          '',
          '```',
          told.trimEnd(),
          '```',
        ].join('\n'),
      }
    })
  } finally {
    await site.close()
  }
}

/** The first document that is known of each list. */
function firstPublications(): Map<List, Publication> {
  const all = TIMELINE.flatMap(({ publish }) => publish)
  return new Map(
    (Object.keys(LISTS) as List[]).map(list => {
      const first = all.find(publication => publication.list === list)
      if (!first) throw new Error(`there is no sample of ${list}`)
      return [list, first]
    }),
  )
}

async function documentsOf(published: ReadonlyMap<List, Publication>): Promise<Map<string, Served>> {
  const documents = new Map<string, Served>()
  for (const [list, { path, sample }] of published) {
    const { extension, contentType } = LISTS[list]
    const file = join(REPOSITORY, 'fixtures', list, sample, `source.${extension}`)
    documents.set(path, { bytes: await readFile(file), contentType })
  }
  const links = (['287g-participating', '287g-pending'] as const).map(
    list => `<li><a href="${published.get(list)?.path}">${list.slice('287g-'.length)} agencies</a></li>`,
  )
  documents.set(LANDING_PAGE, {
    bytes: Buffer.from(
      `<!doctype html><html lang="en"><head><title>287(g)</title></head><body><main><h1>Section 287(g)</h1><ul>${links.join('')}</ul></main></body></html>`,
    ),
    contentType: 'text/html; charset=utf-8',
  })
  documents.set('/robots.txt', { bytes: Buffer.from('User-agent: *\nAllow: /\n'), contentType: 'text/plain' })
  return documents
}

function configFor(site: Site, published: ReadonlyMap<List, Publication>) {
  const lists = [...published].map(([list, { path }]) => {
    const url = site.address + (list.startsWith('287g-') ? LANDING_PAGE : path)
    return [list, { url }] as const
  })
  return { dataDir: 'snapshots', allowHosts: [site.host], lists: Object.fromEntries(lists) }
}
