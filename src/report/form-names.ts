/** Forms that tell what is newest, and forms that tell all that CHANGELOG.md does. */
const FEEDS = ['atom', 'json-feed'] as const
const WHOLE = ['jsonl', 'csv', 'html'] as const
export type FeedForm = (typeof FEEDS)[number]
export type WholeForm = (typeof WHOLE)[number]

/** Forms of the changelog, beside CHANGELOG.md. */
export const FORMS = [...FEEDS, ...WHOLE] as const
export type Form = (typeof FORMS)[number]

export function isFeed(form: Form): form is FeedForm {
  return FEEDS.some(feed => feed === form)
}
