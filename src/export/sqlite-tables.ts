/** What `export sqlite` makes: tables for people who ask questions in SQL, not those that icelist itself works on. */
export const TABLES = [
  'create table about (what text primary key, text text not null) strict',
  `create table versions (
    list text not null,
    version integer not null,
    in_force_on text not null,
    published_on text,
    captured_at text not null,
    document text not null,
    file text,
    url text,
    entries integer not null,
    accepted text,
    primary key (list, version)
  ) strict`,
  `create table entries (
    list text not null,
    entry text not null,
    name text not null,
    state text,
    kind text not null,
    key text not null,
    fields text not null,
    meant text,
    primary key (list, entry)
  ) strict`,
  `create table intervals (
    list text not null,
    entry text not null,
    first_version integer not null,
    last_version integer not null,
    copies integer not null,
    primary key (list, entry, first_version),
    foreign key (list, entry) references entries (list, entry),
    foreign key (list, first_version) references versions (list, version),
    foreign key (list, last_version) references versions (list, version)
  ) strict`,
  `create table changes (
    list text not null,
    from_version integer not null,
    to_version integer not null,
    change text not null,
    reason text,
    score real,
    state text,
    before text,
    after text,
    fields text not null,
    foreign key (list, from_version) references versions (list, version),
    foreign key (list, to_version) references versions (list, version)
  ) strict`,
  'create index intervals_by_version on intervals (list, first_version, last_version)',
  'create index changes_by_version on changes (list, to_version)',
  `create view listed as
    select v.list, v.version, v.in_force_on, e.state, e.kind, e.name, i.copies, e.fields, e.meant, e.entry
    from versions v
    join intervals i on i.list = v.list and v.version between i.first_version and i.last_version
    join entries e on e.list = i.list and e.entry = i.entry`,
]

/** Rows of the table `about`. */
export const ABOUT = {
  versions: 'Each accepted version of each list, numbered from 1 in the order in which they were in force.',
  entries: 'Everything that a list ever printed as an entry, once; fields, and what misprints mean, as JSON.',
  intervals:
    'From which version to which, both included, a list showed an entry, and how many times in each.',
  changes: 'What happened from one version to the next; fields that differ as JSON: [before, after] by name.',
  listed: 'A view: the entries of each version.',
}
