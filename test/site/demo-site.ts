import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SiteServer, serveSite } from '../../src/site/serve-site.ts'
import { icelist } from '../support/icelist.ts'

export interface DemoSite {
  readonly data: string
  readonly folder: string
  readonly server: SiteServer
  readonly close: () => Promise<void>
}

/** The site of the demo's record, made by the program and served on loopback. */
export async function demoSite(): Promise<DemoSite> {
  const root = mkdtempSync(join(tmpdir(), 'icelist-site-'))
  const folder = join(root, 'site')
  const data = join(root, 'demo')
  for (const words of [
    ['demo', '--data', root],
    ['site', '--data', data, '--out', folder],
  ]) {
    const { exitCode, err } = await icelist(words, root)
    if (exitCode !== 0) throw new Error(`${words[0]} ended with ${exitCode}: ${err}`)
  }
  const server = await serveSite(folder, 0)
  return {
    data,
    folder,
    server,
    close: async () => {
      await server.close()
      rmSync(root, { recursive: true })
    },
  }
}
