import type { Store } from '../store/store.ts'

/**
 * What the record says of a list, a JSON value a line: each version, each entry with the versions that show it, and what is
 * held. Two records of the same documents have the same dump, in whatever order and whenever they were brought: it leaves
 * out when somebody looked, and the numbers that captures were given as they came.
 */
export async function* dumpLines(store: Store, list: string): AsyncGenerator<Record<string, unknown>> {
  const { snapshots, stretches } = await store.history(list)
  for (const snapshot of snapshots)
    yield {
      list,
      version: snapshot.number,
      inForceOn: snapshot.order.inForceOn,
      sequence: snapshot.order.sequence,
      publishedOn: snapshot.publishedOn,
      document: snapshot.document,
      file: snapshot.file,
      url: snapshot.url,
      entries: snapshot.entries,
      content: snapshot.content,
      readerVersion: snapshot.readerVersion,
      notices: snapshot.notices,
      accepted: snapshot.accepted?.reason ?? null,
    }
  for (const { entry, hash, first, last } of stretches) yield { list, hash, first, last, entry }
  for (const { standing, order, content, file } of await store.observationsFrom(list, null))
    if (standing.as === 'held')
      yield {
        list,
        held: standing.reasons,
        inForceOn: order.inForceOn,
        document: order.document,
        file,
        content,
      }
}
