/** The character set that a Content-Type header states; undefined when there is none. */
export function statedCharset(contentType: string | null): string | undefined {
  return /charset\s*=\s*"?([\w:.-]+)/i.exec(contentType ?? '')?.[1]
}
