import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Tables } from './schema.ts'

/** Steps of the schema, in order; a step that was released is never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-record': {
    async up(db: Kysely<unknown>) {
      for (const statement of RECORD) await sql.raw(statement).execute(db)
    },
  },
}

const RECORD = [
  `create table list (
    number integer primary key,
    id text not null unique
  ) strict`,
  `create table document (
    sha256 text primary key
  ) strict, without rowid`,
  `create table snapshot (
    id integer primary key,
    list integer not null references list (number),
    position integer not null,
    in_force_on text not null,
    sequence integer not null,
    seen_at text not null,
    document text not null references document (sha256),
    published_on text,
    captured_at text not null,
    file text,
    url text,
    entries integer not null,
    content text not null,
    reader_version integer not null,
    notices text not null,
    accepted_by integer references decision (capture),
    layout blob not null,
    layout_base integer references snapshot (id),
    layout_depth integer not null,
    unique (list, in_force_on, sequence, seen_at, document)
  ) strict`,
  'create unique index snapshot_by_position on snapshot (list, position)',
  'create index snapshot_by_content on snapshot (list, content)',
  `create table capture (
    id integer primary key,
    list integer not null references list (number),
    via text not null,
    target text not null,
    url text,
    final_url text,
    file text,
    captured_at text not null,
    status integer,
    headers text not null,
    redirects text not null,
    tls_fingerprint text,
    timings text,
    document text references document (sha256),
    content text,
    given_on text,
    verdict text not null,
    reasons text not null,
    snapshot integer references snapshot (id)
  ) strict`,
  `create table decision (
    capture integer primary key references capture (id),
    decision text not null,
    reason text not null,
    decided_at text not null
  ) strict`,
  `create table link (
    list integer not null references list (number),
    url text not null,
    text text not null,
    first_seen text not null,
    last_seen text not null,
    primary key (list, url)
  ) strict, without rowid`,
  'create index capture_by_verdict on capture (list, verdict)',
  'create index capture_by_list on capture (list, id)',
  'create index capture_by_snapshot on capture (snapshot)',
  `create table entry (
    id integer primary key,
    list integer not null references list (number),
    hash text not null,
    key text not null,
    name text not null,
    state text,
    kind text not null,
    fields text not null,
    recognised text,
    unique (list, hash)
  ) strict`,
  'create index entry_by_key on entry (list, key)',
  `create table presence (
    entry integer not null references entry (id),
    list integer not null references list (number),
    from_position integer not null,
    until_position integer not null,
    copies integer not null,
    primary key (entry, from_position)
  ) strict, without rowid`,
  'create index presence_until on presence (list, until_position, from_position)',
  'create index presence_from on presence (list, from_position)',
]

/** Brings a database to the newest schema. @throws whatever the database reports; the schema is then unchanged */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  // asked first, because whoever migrates has to take the write lock, and most who open only read
  const missing = (await migrator.getMigrations()).some(({ executedAt }) => executedAt === undefined)
  if (!missing) return
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
