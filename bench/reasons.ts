/** Why a row of the table is not reached, as profiles of the work show it; by the row's id. Shown only where it is so. */
export const REASONS: Readonly<Record<string, string>> = {
  help: 'commander and the modules of Node that it needs take two thirds of the time of a bare Node by themselves; no verb and no library but this one is loaded.',
  report:
    'every page is decoded once, to operators, which pdfjs copies between its two halves with `structuredClone`: a glyph at a time, where its text pass copies a line at a time.',
  workbook:
    'SheetJS takes the larger part; what the cells and entries allocate beside its own objects is paid in garbage collection.',
  import:
    'a process of its own reads each document, which takes about as long as SheetJS alone does, and is what the import waits for; while it works, this one hashes, judges, stores and compares the document before, and the two share the processors. Starting both takes about 0.7 s.',
  'import-real': 'as for the generated workbooks.',
  run: 'two thirds of it is loading modules, of which kysely has 257 and zod 95, about a quarter of a millisecond each; the other process loads undici too, but neither of these. The rest is the requests and the database, with seven commits that wait for the disk. No page is read: what an unchanged one says is remembered.',
  'versions-size':
    'git keeps a version as the difference of two texts, all of them compressed together. Of the record, entries with their keys and indexes are half, uncompressed, so that a question finds them; readings, with their notices and the place of every row, are a quarter; captures, intervals and hashes are the rest.',
  'versions-changelog':
    'only new sections are made and nothing is compared twice, but what each version follows from is hashed to know that (half of what is added by a thousand versions), and the file is read, checked and written whole, since the newest comes first.',
  'versions-memory':
    'see the two last columns: libraries take up much of it at the start, and what is live is less than that. The rest is garbage that Node lets lie while the machine has memory to spare, since collecting it takes time.',
}
