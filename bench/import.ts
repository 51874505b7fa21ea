import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { corpusFolder, corpusMissing } from './corpus.ts'
import { withFolder } from './folder.ts'
import { workbookVersions } from './generated-workbooks.ts'
import { REPOSITORY, runIcelist, runNode } from './process.ts'
import { milliseconds, type Row, type Section } from './row.ts'
import { sideBySide } from './timing.ts'

const REPEATS = 3
const WORKBOOKS = 200
const FIRST_ROWS = 150

/** Imports a year's workbooks by one command, into a new record. */
export async function measureImport(): Promise<Section> {
  return withFolder(async folder => {
    const generated = join(folder, 'generated')
    await mkdir(generated)
    for (const { name, bytes } of workbookVersions(WORKBOOKS, FIRST_ROWS))
      await writeFile(join(generated, name), bytes)
    const rows = [
      await importRow('import', `import ${WORKBOOKS} workbooks`, '287g-participating', generated, folder),
    ]
    if (!corpusMissing)
      rows.push(
        await importRow(
          'import-real',
          'import the real workbooks of one list',
          '287g-participating',
          corpusFolder('participating'),
          folder,
        ),
      )
    return {
      title: 'Importing',
      rows,
      text: `${WORKBOOKS} generated workbooks of ${FIRST_ROWS} to ${FIRST_ROWS + 4 * (WORKBOOKS - 1)} rows, five changes in each. Processes from start to end: \`icelist import\` archives, reads, judges, stores and compares every version and writes the changelog; the other parses with SheetJS and throws away.`,
    }
  })
}

async function importRow(
  id: string,
  work: string,
  list: string,
  documents: string,
  folder: string,
): Promise<Row> {
  const files = (await readdir(documents)).map(file => join(documents, file))
  const data = join(folder, 'snapshots')
  const times = await sideBySide(REPEATS, {
    icelist: async () => {
      await rm(data, { recursive: true, force: true })
      // versions that a person would look at are no matter here
      await runIcelist(['import', list, '--accept', 'measured', ...files], folder)
    },
    sheetjs: () => runNode([`${REPOSITORY}bench/parse-all.ts`, documents]),
  })
  return {
    id,
    work: `${work} (${files.length})`,
    against: 'SheetJS parse of all of them',
    ours: milliseconds(times.icelist),
    theirs: milliseconds(times.sheetjs),
    reach: { of: 'ratio', most: 2 },
  }
}
