import type { Transaction } from 'kysely'
import type { PageLink } from '../store.ts'
import type { Tables } from './schema.ts'

export async function noteLinks(
  trx: Transaction<Tables>,
  list: number,
  links: readonly PageLink[],
  at: string,
): Promise<PageLink[]> {
  const rows = await trx.selectFrom('link').select('url').where('list', '=', list).execute()
  const known = new Set(rows.map(row => row.url))
  for (const { url, text } of links)
    await trx
      .insertInto('link')
      .values({ list, url, text, first_seen: at, last_seen: at })
      .onConflict(conflict => conflict.columns(['list', 'url']).doUpdateSet({ text, last_seen: at }))
      .execute()
  return known.size === 0 ? [] : links.filter(({ url }) => !known.has(url))
}
