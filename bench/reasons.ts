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
  run: 'the two landing pages are read in a process of their own, which is started for them and strips the types of its files at every start, because it may write no cache; the rest is loading the libraries of the record.',
  'versions-size':
    "git keeps a version as the difference of two texts; the record keeps each entry with its key and indexes (half of the file is the table of entries, uncompressed), and of each version the capture, the reading's place of every row, and intervals.",
  'versions-history':
    "the question reads the whole list's history and resolves every entry that it ever had; only then it is known which of them name the place.",
  'versions-changelog':
    'only new sections are made and nothing is compared twice, but what each version follows from is hashed to know that (half of what is added by a thousand versions), and the file is read, checked and written whole, since the newest comes first.',
  'versions-memory':
    'most of it is there at the first version: the libraries, the tables of places, and a heap that Node lets grow while the machine has memory to spare; little of it is live.',
}
