import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDocumentArchive } from '../../src/archive/document-archive.ts'
import type { BackfillEvent, BackfillWorld } from '../../src/backfill/backfill.ts'
import { openWebArchive } from '../../src/backfill/web-archive.ts'
import { fetchDocument } from '../../src/fetch/fetch-document.ts'
import { DEFAULT_POLICY } from '../../src/judge/policy.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { type Loopback, optionsFor } from '../fetch/loopback/servers.ts'
import { PAGES_HERE } from '../support/pages.ts'

/** A record in `data`, and a web archive to fill it from; nothing waits. */
export async function openWorld(data: string, server: Loopback) {
  const options = optionsFor(server)
  const store = await openSqliteStore(join(data, 'icelist.sqlite'))
  const events: BackfillEvent[] = []
  const world: BackfillWorld = {
    effects: {
      store,
      archive: openDocumentArchive(data),
      fetch: request => fetchDocument(request, options),
      read: (source, document) => source.read(document),
      pages: PAGES_HERE,
      now: () => new Date('2026-01-01T00:00:00.000Z'),
    },
    policy: DEFAULT_POLICY,
    webArchive: openWebArchive(server.origin, options),
    stop: new AbortController().signal,
    tell: event => events.push(event),
  }
  return { ...world, store, events, waits: options.waits }
}

/** All that the record says of the publisher, without when icelist itself looked and in which order it learned. */
export async function recordIn(data: string, list: string) {
  const store = await openSqliteStore(join(data, 'icelist.sqlite'))
  const snapshots = await store.snapshots(list)
  const captures = await store.captures(list, 1000)
  const known = {
    versions: snapshots.map(({ id: _id, accepted: _accepted, ...version }) => version),
    entries: await Promise.all(snapshots.map(snapshot => store.entriesOf(snapshot))),
    captures: captures
      .map(({ id: _id, snapshot, archive, ...capture }) => ({
        ...capture,
        version: snapshots.find(({ id }) => id === snapshot)?.number ?? null,
        archive: archive?.url ?? null,
      }))
      .toSorted((a, b) => (`${a.capturedAt}${a.url}` < `${b.capturedAt}${b.url}` ? -1 : 1)),
    looks: await store.looks(list),
  }
  await store.close()
  return known
}

/** A record without what was said of each document when it came: that depends on what was known by then. */
export function asKnownToday({ captures, ...known }: Awaited<ReturnType<typeof recordIn>>) {
  return {
    ...known,
    captures: captures.map(capture =>
      capture.standing === null ? capture : { ...capture, verdict: null, reasons: null },
    ),
  }
}

export function changelogIn(data: string): string {
  return readFileSync(join(data, 'CHANGELOG.md'), 'utf8')
}
