/** Cut where a receiver takes no more, a surrogate pair never in two. */
export function cut(text: string, characters: number): string {
  if (text.length <= characters) return text
  return `${text.slice(0, characters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
