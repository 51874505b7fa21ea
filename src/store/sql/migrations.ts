import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Tables } from './schema.ts'

/** Steps of the schema, in order; a step that was released is never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-observations': { up: db => execute(db, RECORD) },
  '0002-questions-and-pages': { up: db => execute(db, QUESTIONS_AND_PAGES) },
  '0003-shared-mementos': { up: db => execute(db, SHARED_MEMENTOS) },
}

/** Their names. */
export const SCHEMA_STEPS: readonly string[] = Object.keys(MIGRATIONS)

const RECORD = [
  `create table list (
    number integer primary key,
    id text not null unique
  ) strict`,
  `create table document (
    sha256 text primary key
  ) strict, without rowid`,
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
    archive text,
    link text not null
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
  `create table reading (
    id integer primary key,
    list integer not null references list (number),
    document text not null references document (sha256),
    reader_version integer not null,
    content text not null,
    entries integer not null,
    notices text not null,
    layout blob not null,
    layout_base integer references reading (id),
    layout_depth integer not null
  ) strict`,
  'create index reading_by_document on reading (list, document)',
  'create index reading_by_content on reading (list, content)',
  `create table observation (
    capture integer primary key references capture (id),
    list integer not null references list (number),
    reading integer not null references reading (id),
    stated_on text,
    stated_sequence integer not null,
    stated_basis text,
    stated_conflict text,
    in_force_on text not null,
    sequence integer not null,
    seen_at text not null,
    document text not null references document (sha256),
    file text not null,
    standing text not null,
    version integer references capture (id),
    position integer,
    judged_after integer references capture (id),
    because text,
    decision integer references decision (capture),
    reasons text not null
  ) strict`,
  'create unique index observation_by_position on observation (list, position)',
  'create index observation_by_order on observation (list, in_force_on, sequence, seen_at, document, file)',
  'create index observation_by_sight on observation (list, seen_at)',
  'create index observation_by_version on observation (version, seen_at)',
  'create index observation_by_reading on observation (reading)',
  'create index observation_by_standing on observation (list, standing)',
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
  `create table backfill (
    number integer primary key,
    list integer not null references list (number),
    archive text not null,
    url text not null,
    from_day text not null,
    to_day text not null,
    unique (list, archive, url, from_day, to_day)
  ) strict`,
  `create table backfill_query (
    id integer primary key,
    backfill integer not null references backfill (number),
    url text not null,
    target text not null,
    resume_key text,
    ended integer not null,
    unique (backfill, url)
  ) strict`,
  `create table memento (
    list integer not null references list (number),
    archive text not null,
    url text not null,
    timestamp text not null,
    digest text not null,
    target text not null,
    state text not null,
    reason text,
    backfill integer not null references backfill (number),
    primary key (list, archive, url, timestamp)
  ) strict, without rowid`,
  'create index memento_by_backfill on memento (backfill)',
  `create table decision_link (
    number integer primary key,
    capture integer not null unique references decision (capture),
    after integer not null references capture (id),
    link text not null
  ) strict`,
  `create table alert_mark (
    single integer primary key check (single = 1),
    capture integer not null
  ) strict`,
  `create table alert_event (
    number integer primary key,
    id text not null unique,
    list text not null,
    content text,
    body text,
    noted_at text not null
  ) strict`,
  `create table alert_delivery (
    event integer not null references alert_event (number),
    channel text not null,
    attempts integer not null,
    next_at text not null,
    problem text,
    delivered_at text,
    primary key (event, channel)
  ) strict, without rowid`,
  'create index alert_delivery_by_channel on alert_delivery (channel, delivered_at, next_at)',
  `create table correction (
    number integer primary key,
    list integer not null references list (number),
    at text not null,
    body text not null,
    after integer not null references capture (id),
    link text not null
  ) strict`,
  'create index correction_by_list on correction (list, number)',
]

const QUESTIONS_AND_PAGES = [
  'create index entry_by_state on entry (list, state)',
  `create table page_reading (
    number integer primary key,
    key text not null unique,
    body text not null
  ) strict`,
]

/**
 * Until here only the last backfill that listed a capture had to do with it, where its landing pages led was forgotten, and
 * a broken connection could pass for a capture that does not play: all that is asked anew, once.
 */
const SHARED_MEMENTOS = [
  `create table backfill_memento (
    backfill integer not null references backfill (number),
    url text not null,
    timestamp text not null,
    primary key (backfill, url, timestamp)
  ) strict, without rowid`,
  'insert into backfill_memento select backfill, url, timestamp from memento',
  'drop index memento_by_backfill',
  'alter table memento drop column backfill',
  'alter table memento add column led_to text',
  'delete from backfill_query',
  `update memento set state = 'listed', reason = null
    where state = 'unplayable' or (state = 'taken' and target = 'landing-page')`,
]

async function execute(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** Brings a database to the newest schema. @throws whatever the database reports; the schema is then unchanged */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  // asked first, because whoever migrates has to take the write lock, and most who open only read
  const missing = (await migrator.getMigrations()).some(({ executedAt }) => executedAt === undefined)
  if (!missing) return
  const { error } = await migrator.migrateToLatest()
  if (error instanceof Error && /previously executed migration/.test(error.message))
    throw new Error('another version of icelist made it; use that one, or begin a new data directory')
  if (error) throw error
}
