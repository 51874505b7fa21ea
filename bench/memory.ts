import { readFile } from 'node:fs/promises'
import { REPORT_LAYOUT } from '../fixtures/generator/ddor/layout.ts'
import { prose } from '../fixtures/generator/ddor/prose.ts'
import { drawReport } from '../fixtures/generator/ddor/report.ts'
import { type DetainerRow, rowsOfReport } from '../fixtures/generator/ddor/row.ts'
import { askChild } from '../src/read/process/ask-child.ts'
import { launchChild } from '../src/read/process/launch.ts'
import { READER_LIMITS } from '../src/read/process/limits.ts'
import { memory, type Section } from './row.ts'

const ROWS = 1670
const PDF_MB = 400

/** Reads a report of 300 pages in a new reader process, as `run` and `import` do; Linux alone tells a process's peak. */
export async function measureMemory(): Promise<Section> {
  if (process.platform !== 'linux')
    return {
      title: 'Memory',
      rows: [],
      text: 'Not measured: the peak of another process is told by Linux alone.',
    }
  const drawn = drawReport({
    prose: prose('February 4 – February 10, 2017', 'Limit'),
    rows: manyRows(ROWS),
    // lines so far apart that six rows fill a page
    layout: { ...REPORT_LAYOUT, leading: 30 },
    declined: 10,
    sections: 'apart',
  })
  const bytes = new Uint8Array(await drawn.bytes)
  const child = launchChild(READER_LIMITS)
  try {
    const document = { bytes, contentType: 'application/pdf', file: null }
    const { answer } = await askChild(child, { kind: 'list', by: 'ddor' }, document, READER_LIMITS)
    if (answer.kind !== 'done') throw new Error(`the report was not read: ${JSON.stringify(answer)}`)
    const peak = await peakMemory(child.pid ?? 0)
    return {
      title: 'Memory',
      rows: [
        {
          id: 'memory-pdf',
          work: `peak memory of reading a PDF of ${drawn.pages} pages`,
          against: '',
          ours: memory(peak),
          theirs: null,
          reach: { of: 'figure', most: PDF_MB },
        },
      ],
      text: `A drawn report with a table of ${answer.result.entries.length.toLocaleString('en-US')} rows on ${drawn.table.length} pages, read by a new reader process; its peak resident size as the kernel counts it.`,
    }
  } finally {
    child.kill('SIGKILL')
  }
}

/** Report 2 over and over, each row under its own policy, dates in falling order. */
function manyRows(wanted: number): DetainerRow[] {
  const dated = rowsOfReport(2).filter(row => row.dateEnacted !== '')
  const copies = Math.ceil(wanted / dated.length)
  return dated
    .flatMap(row => Array.from({ length: copies }, (_, n) => ({ ...row, policy: `${row.policy} ${n}` })))
    .slice(0, wanted)
}

/** Bytes; proc_pid_status(5). */
async function peakMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
}
