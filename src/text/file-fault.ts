/**
 * What a file system says of a file, for a sentence that names the file already.
 * @param cause an error of node:fs: "ENOENT: no such file or directory, stat 'a.pdf'"
 */
export function fileFault(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'no such file'
  const [, text] = /^[A-Z\d]+: (.+?), [a-z]+\b/.exec(message) ?? []
  return text ?? message
}
