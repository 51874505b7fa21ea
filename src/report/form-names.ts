/** Forms of the changelog, beside CHANGELOG.md. */
export const FORMS = ['atom', 'json-feed', 'jsonl', 'csv', 'html'] as const
export type Form = (typeof FORMS)[number]
