/** One file of the site, made when it is wanted. */
export interface SiteFile {
  /** from the site's folder, with slashes; of safe ids only */
  readonly path: string
  /** all that the content follows from, but the program itself: while it is the same, the file is */
  readonly key: unknown
  /** the content comes from another process: other files are made meanwhile */
  readonly waits?: true
  readonly content: () => Promise<string | Uint8Array>
}
