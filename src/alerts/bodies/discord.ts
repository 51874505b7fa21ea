import { markdown } from '../../report/plain.ts'
import { cut } from '../cut.ts'
import type { AlertEvent } from '../event.ts'
import { fitted, partsOf } from './parts.ts'

// what Discord takes of each: https://docs.discord.com/developers/resources/message#embed-object-embed-limits
const TITLE = 256
const DESCRIPTION = 4000
const LINE = 1000

/** For a webhook of Discord. Every line is escaped, and nobody is mentioned whatever it says. */
export function discordBody(event: AlertEvent) {
  const lines = partsOf(event).flatMap(({ title, lines }) => [
    ...(title === null ? [] : [`**${markdown(title)}**`]),
    ...lines.map(line => markdown(cut(line, LINE))),
    '',
  ])
  return {
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: cut(markdown(event.subject), TITLE),
        description: fitted(lines.slice(0, -1), DESCRIPTION).join('\n'),
        timestamp: event.at,
      },
    ],
  }
}
