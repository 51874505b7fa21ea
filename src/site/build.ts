import { readFile } from 'node:fs/promises'
import { type EvidenceWorld, pictureFiles } from './evidence.ts'
import { feedFiles } from './feeds.ts'
import { frontPage } from './front/front-page.ts'
import { listFiles } from './list/list-files.ts'
import { listPage } from './list/list-page.ts'
import { mapPage } from './map/map-page.ts'
import { mapsPage } from './map/maps-page.ts'
import type { Memory } from './memory.ts'
import { methodsPage } from './methods-page.ts'
import { placePages } from './place/place-pages.ts'
import { placesPage } from './place/places-page.ts'
import type { Site } from './site.ts'
import type { SiteFile } from './site-file.ts'
import { type Step, stepsOf } from './step.ts'
import { versionPage } from './version/version-page.ts'

/** Every file of the site, to be made where it is wanted. The same record gives the same files. */
export async function siteFiles(site: Site, world: EvidenceWorld, memory: Memory): Promise<SiteFile[]> {
  const steps = new Map<string, Step[]>()
  for (const list of site.lists) steps.set(list.source.id, await stepsOf(list, site, memory))
  return [
    ...['site.css', 'site.js'].map(asset),
    frontPage(site, steps),
    methodsPage(site),
    placesPage(site),
    mapsPage(site),
    ...site.lists.flatMap(list => [
      listPage(list, steps.get(list.source.id) ?? [], site),
      ...listFiles(list, site),
      mapPage(list, site),
      ...list.versions.map(version => versionPage(version, list, site, world)),
    ]),
    ...placePages(site),
    ...(await pictureFiles(site, world, memory)),
    ...(await feedFiles(site)),
  ]
}

function asset(name: string): SiteFile {
  return {
    path: `assets/${name}`,
    key: name,
    content: () => readFile(new URL(`./assets/${name}`, import.meta.url)),
  }
}
