import { z } from 'zod'
import { AlertEvent } from '../alerts/event.ts'
import { ChangelogLine } from './jsonl.ts'

/** What other programs read, by the file in schema/ that describes it. */
const SCHEMAS = {
  'changelog.schema.json': {
    schema: ChangelogLine,
    title: "A line of icelist's changelog: changelog --format jsonl",
  },
  'alert.schema.json': {
    schema: AlertEvent,
    title: 'An event, as a JSON webhook and a command receive it',
  },
} as const
type SchemaFile = keyof typeof SCHEMAS

export const SCHEMA_FILES = Object.keys(SCHEMAS) as SchemaFile[]

/** The text of a JSON Schema's file. */
export function schemaText(file: SchemaFile): string {
  const { schema, title } = SCHEMAS[file]
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', reused: 'ref' })
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`
}
