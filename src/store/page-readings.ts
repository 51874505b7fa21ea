/**
 * What was read of web pages, so that a page which has not changed is not read again. It follows from the pages: the record
 * says none of it, and loses nothing without it.
 */
export interface PageReadings {
  /** What was kept under a key, as JSON; null when nothing was, or is no longer. */
  find(key: string): Promise<string | null>
  /** Keeps a reading among the last few; older ones go. */
  keep(key: string, body: string): Promise<void>
}
