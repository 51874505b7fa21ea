import type { AlertEvent } from '../event.ts'
import { fitted, partsOf } from './parts.ts'

/** Teams takes 28 KB in all: https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook */
const CHARACTERS = 5000

/** For a workflow of Teams: an adaptive card. Its text runs, unlike its text blocks, read no Markdown. */
export function teamsBody(event: AlertEvent) {
  const lines = partsOf(event).flatMap(({ title, lines }) => [
    ...(title === null ? [] : [{ text: title, weight: 'Bolder' as const }]),
    ...lines.map(text => ({ text, weight: 'Default' as const })),
  ])
  const shown = fitted(
    lines.map(({ text }) => text),
    CHARACTERS,
  )
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      paragraph(event.subject, 'Bolder'),
      ...shown.map((text, index) => paragraph(text, lines[index]?.weight ?? 'Default')),
    ],
  }
  return {
    type: 'message',
    attachments: [
      { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card },
    ],
  }
}

function paragraph(text: string, weight: 'Bolder' | 'Default') {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, weight }] }
}
