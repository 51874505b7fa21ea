import { z } from 'zod'
import { AlertKind } from './event.ts'

/** Secrets stand in the environment; the configuration only says where, so that it can be shown to anybody. */
const Variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'accepted: the name of an environment variable' })

const COMMON = {
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'accepted: small letters, digits and hyphens' }),
  /** what the channel is told of; everything when nothing is said */
  on: z.array(AlertKind).min(1).optional(),
  /** of which lists, by id; of all when nothing is said */
  lists: z.array(z.string()).min(1).optional(),
}

const WebhookSettings = z
  .strictObject({
    ...COMMON,
    kind: z.literal('webhook'),
    url: z.url({ protocol: /^https?$/, error: 'accepted: an http or https address' }).optional(),
    /** for an address that is a secret itself, as those of chat services are */
    urlFrom: Variable.optional(),
    shape: z.enum(['json', 'slack', 'discord', 'teams']).default('json'),
    /** requests are signed with it */
    secretFrom: Variable.optional(),
  })
  .refine(({ url, urlFrom }) => (url === undefined) !== (urlFrom === undefined), {
    error: 'accepted: either url, or urlFrom for an address that the environment holds',
  })
export type WebhookSettings = z.infer<typeof WebhookSettings>

const EmailSettings = z
  .strictObject({
    ...COMMON,
    kind: z.literal('email'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).default(587),
    /** starttls refuses a server that offers no encryption; none is for a relay on the same machine */
    encryption: z.enum(['starttls', 'tls', 'none']).default('starttls'),
    userFrom: Variable.optional(),
    passwordFrom: Variable.optional(),
    from: z.email(),
    to: z.array(z.email()).min(1),
  })
  .refine(({ userFrom, passwordFrom }) => (userFrom === undefined) === (passwordFrom === undefined), {
    error: 'accepted: userFrom and passwordFrom together, or neither',
  })
export type EmailSettings = z.infer<typeof EmailSettings>

const CommandSettings = z.strictObject({
  ...COMMON,
  kind: z.literal('command'),
  /** the program and its arguments, as they are: no shell reads them */
  command: z.tuple([z.string().min(1)], z.string()),
  timeoutSeconds: z.number().positive().max(600).default(30),
})
export type CommandSettings = z.infer<typeof CommandSettings>

/** One way of telling people; see README. */
export const ChannelSettings = z.discriminatedUnion('kind', [WebhookSettings, EmailSettings, CommandSettings])
export type ChannelSettings = z.infer<typeof ChannelSettings>

/** Whether a channel is told of an event. */
export function wants(
  { on, lists }: Pick<ChannelSettings, 'on' | 'lists'>,
  { kind, list }: { readonly kind: string; readonly list: string | null },
): boolean {
  const wanted = on === undefined || on.some(other => other === kind)
  return wanted && (lists === undefined || list === null || lists.includes(list))
}
