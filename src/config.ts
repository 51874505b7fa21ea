import { readFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { validate as validCron } from 'node-cron'
import { z } from 'zod'
import { ChannelSettings } from './alerts/settings.ts'
import { UsageError } from './errors.ts'
import { DEFAULT_POLICY } from './judge/policy.ts'
import { FORMS } from './report/form-names.ts'
import { ListDefinition } from './sources/custom/definition.ts'
import { sourceFromDefinition } from './sources/custom/source.ts'
import { SOURCES } from './sources/registry.ts'
import type { Source } from './sources/source.ts'
import { fileFault } from './text/file-fault.ts'

/** The file that is read when `--config` names none; it need not be there. */
const CONFIG_FILE = 'icelist.config.json'

const CRON = 'accepted: a cron expression such as "17 8-20/2 * * *"'

const ListSettings = z.strictObject({
  /** false leaves the list out of `run` and `watch` unless it is named */
  enabled: z.boolean().optional(),
  /** cron expression: how often `watch` looks */
  cadence: z.string().refine(validCron, { error: CRON }).optional(),
  /** in place of the document's or the landing page's address: a mirror, or a test server */
  url: z.url({ protocol: /^https?$/, error: 'accepted: an http or https address' }).optional(),
})

const Fields = z.strictObject({
  /** where documents, database and changelog are kept; relative to the configuration file */
  dataDir: z.string().min(1).default('snapshots'),
  /** an address or a page in the User-Agent, so that a publisher can reach whoever runs this */
  contact: z
    .string()
    .regex(/^[\x21-\x7e]+$/, { error: 'accepted: an e-mail address or a page, without spaces' })
    .optional(),
  /** by the list's id, one's own lists included */
  lists: z.record(z.string(), ListSettings).default({}),
  /** lists beside those that icelist knows, defined without code */
  ownLists: z.array(ListDefinition, { error: 'accepted: a list of definitions' }).default([]),
  /** places, as one types them: `run` and `watch` say when one appears, disappears or changes */
  watch: z.array(z.string().min(1)).default([]),
  /** whom to tell of versions, holds, withdrawn pages, watched places and lists that cannot be had */
  alerts: z.array(ChannelSettings).default([]),
  /** forms of the changelog that are kept in the data directory, beside CHANGELOG.md */
  feeds: z
    .strictObject({
      forms: z.array(z.enum(FORMS)).min(1),
      /** where the data directory is published, if it is: feeds say where they stand */
      baseUrl: z.url({ protocol: /^https?$/, error: 'accepted: an http or https address' }).optional(),
    })
    .optional(),
  /** how long a page must be missing before it counts as withdrawn */
  withdrawnAfter: z
    .strictObject({ hours: z.number().positive(), captures: z.int().positive() })
    .default(DEFAULT_POLICY.withdrawnAfter),
  /** true: a held version is accepted when two later captures, an hour or more after the first, show the same entries */
  releaseByAgreement: z.boolean().default(false),
  /** hosts whose robots.txt is not asked, with the publisher's consent */
  ignoreRobots: z.array(z.string().min(1)).default([]),
  /** `watch` delays each look by a random time up to this, and at most by a tenth of its cadence */
  jitterSeconds: z.number().min(0).max(86_400).default(300),
  /** how long a command that writes waits for another one */
  writerWaitSeconds: z.number().min(0).max(86_400).default(600),
  /** an address to ask for after each good run, of a service that notices when this stops */
  pingUrl: z.url({ protocol: /^https?$/, error: 'accepted: an http or https address' }).optional(),
  /** loopback and private hosts that may be fetched, as host or host:port */
  allowHosts: z.array(z.string().min(1)).default([]),
})
const Config = Fields.superRefine(checkLists).superRefine(checkChannels)
export type Config = z.infer<typeof Config>

/**
 * The settings in force.
 * @param file the file named by the user; null reads `icelist.config.json` in `folder` if it is there
 * @throws UsageError that names the field and what it accepts
 */
export function loadConfig(file: string | null, folder: string): Config {
  const path = resolve(folder, file ?? CONFIG_FILE)
  const text = readText(path, file !== null)
  if (text === null) return withAbsoluteDataDir(Config.parse({}), folder)
  const parsed = Config.safeParse(parseJson(text, path))
  if (parsed.success) return withAbsoluteDataDir(parsed.data, join(path, '..'))
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') || 'the file'
  throw new UsageError(`${path}: ${field}: ${issue?.message ?? 'is not valid'}.`)
}

function readText(path: string, required: boolean): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (!required && (cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new UsageError(
      `Cannot read the configuration ${path}: ${fileFault(cause)}. Name another one with --config.`,
      { cause },
    )
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`${path} is not JSON: ${(cause as Error).message}. Correct it there.`, { cause })
  }
}

function withAbsoluteDataDir(config: Config, folder: string): Config {
  return isAbsolute(config.dataDir) ? config : { ...config, dataDir: resolve(folder, config.dataDir) }
}

/** Every list: those that icelist knows, and those of the user's own. */
export function sourcesOf({ ownLists }: Pick<Config, 'ownLists'>): Source[] {
  return [...SOURCES, ...ownLists.map(sourceFromDefinition)]
}

/** Each list has a name and a cadence of its own, and settings are of a list that there is. */
function checkLists({ lists, ownLists }: z.infer<typeof Fields>, context: z.RefinementCtx): void {
  const taken = new Set(SOURCES.map(source => source.id))
  for (const [index, { id, cadence }] of ownLists.entries()) {
    if (taken.has(id))
      context.addIssue({
        code: 'custom',
        path: ['ownLists', index, 'id'],
        message: `there is a list "${id}" already; accepted: another name`,
      })
    taken.add(id)
    if (!validCron(cadence))
      context.addIssue({ code: 'custom', path: ['ownLists', index, 'cadence'], message: CRON })
  }
  for (const id of Object.keys(lists))
    if (!taken.has(id))
      context.addIssue({
        code: 'custom',
        path: ['lists', id],
        message: `there is no such list; accepted: ${[...taken].join(', ')}`,
      })
}

/** Each channel has a name of its own, by which the record knows it, and is told of lists that there are. */
function checkChannels({ alerts, ownLists }: z.infer<typeof Fields>, context: z.RefinementCtx): void {
  const lists = [...SOURCES, ...ownLists].map(({ id }) => id)
  for (const [index, { name, lists: wanted = [] }] of alerts.entries()) {
    if (alerts.findIndex(other => other.name === name) !== index)
      context.addIssue({
        code: 'custom',
        path: ['alerts', index, 'name'],
        message: `there is a channel "${name}" already; accepted: another name`,
      })
    for (const list of wanted)
      if (!lists.includes(list))
        context.addIssue({
          code: 'custom',
          path: ['alerts', index, 'lists'],
          message: `there is no list "${list}"; accepted: ${lists.join(', ')}`,
        })
  }
}
