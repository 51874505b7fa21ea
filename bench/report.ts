import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os'
import { REASONS } from './reasons.ts'
import { type Figure, isReached, type Row, ratio, type Section } from './row.ts'

/** The whole report as Markdown. The same figures give the same text. */
export function reportMarkdown(sections: readonly Section[], command: string, on: Date): string {
  const rows = sections.flatMap(section => section.rows)
  const missed = rows.filter(row => isReached(row) === false)
  return [
    '# What icelist costs, and how right it is',
    '',
    `Written by \`${command}\` on ${on.toISOString().slice(0, 10)}. ${machine()}`,
    '',
    'Each line is measured side by side in one run: the works take turns, and the median of all turns counts (least–most in brackets). A reach is computed from the figures beside it.',
    '',
    table(rows),
    '',
    ...(missed.length === 0 ? [] : ['## Not reached', '', ...missed.map(reasonLine), '']),
    ...sections.flatMap(({ title, text }) => [`## ${title}`, '', text, '']),
  ].join('\n')
}

/** The table alone, for a terminal. */
export function table(rows: readonly Row[]): string {
  return [
    '| work | icelist | against | that | ratio | reach | reached |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(tableLine),
  ].join('\n')
}

function tableLine(row: Row): string {
  const times = ratio(row)
  const cells = [
    row.work,
    figureText(row.ours),
    row.against,
    row.theirs ? figureText(row.theirs) : '',
    times === null ? '' : times.toFixed(2),
    reachText(row),
    { true: 'yes', false: '**no**', null: '' }[String(isReached(row)) as 'true' | 'false' | 'null'],
  ]
  return `| ${cells.join(' | ')} |`
}

function figureText({ value, unit, timing }: Figure): string {
  const spread = timing ? ` (${digits(timing.least)}–${digits(timing.most)})` : ''
  return `${digits(value)} ${unit}${spread}`
}

/** Three figures are as many as mean something. */
function digits(value: number): string {
  const decimals = value < 10 ? 2 : value < 100 ? 1 : 0
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

function reachText({ reach, ours }: Row): string {
  if (reach === null) return ''
  return reach.of === 'ratio' ? `≤ ${reach.most} ×` : `< ${reach.most} ${ours.unit}`
}

function reasonLine({ id, work }: Row): string {
  return `- ${work}: ${REASONS[id] ?? 'no reason is on record; profile it.'}`
}

function machine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const load = loadavg()
    .map(value => value.toFixed(1))
    .join(', ')
  return `Machine: ${cpus().length} × ${cpu?.model.trim()}, ${memory} GB, ${platform()} ${release()} ${arch()}, Node ${process.versions.node}; load over the last 1, 5 and 15 minutes, the measuring included: ${load}.`
}
