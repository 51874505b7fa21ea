import { cut } from '../cut.ts'
import type { AlertEvent } from '../event.ts'
import { fitted, partsOf } from './parts.ts'

// what Slack takes of each: https://docs.slack.dev/reference/block-kit/blocks/
const HEADER = 150
const SECTION = 3000
const SECTIONS = 40

/** For an incoming webhook of Slack. Plain-text blocks: nothing in them is markup, a link or a mention to Slack. */
export function slackBody(event: AlertEvent) {
  const sections = partsOf(event).map(({ title, lines }) => [...(title === null ? [] : [title]), ...lines])
  return {
    // shown in notifications, where Slack reads markup; the subject holds nothing of a document
    text: escaped(event.subject),
    mrkdwn: false,
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plainText(cut(event.subject, HEADER)) },
      ...sections.slice(0, SECTIONS).map(lines => ({
        type: 'section',
        text: plainText(cut(fitted(lines, SECTION).join('\n'), SECTION)),
      })),
    ],
  }
}

function plainText(text: string) {
  return { type: 'plain_text', text, emoji: false }
}

/** The three characters that mean something to Slack everywhere. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
