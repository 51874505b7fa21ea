/** What one document may cost, and when a child that reads documents is replaced. */
export interface ReaderLimits {
  /** of the document itself */
  readonly documentBytes: number
  /** from the moment the document is handed over to the answer */
  readonly milliseconds: number
  /** of the child's memory that is in use at once, all kinds together; looked at every `memoryPoll` milliseconds */
  readonly residentBytes: number
  readonly memoryPoll: number
  /** of the child's JavaScript objects: V8 ends the child itself, however fast it grows */
  readonly heapBytes: number
  /** of one reading */
  readonly entries: number
  /** of one reading, serialised */
  readonly replyBytes: number
  /** a child that has read as many is replaced */
  readonly documentsPerChild: number
  /** a child that still holds as much after a document is replaced, so that the next one finds room */
  readonly restingBytes: number
}

const MB = 2 ** 20

/** What a document may cost unless something else is said. */
export const READER_LIMITS: ReaderLimits = {
  // the largest document of any list so far is under 1 MB
  documentBytes: 32 * MB,
  // 500 pages of a PDF take about 5 s on a slow machine
  milliseconds: 60_000,
  // 500 pages of a PDF need about 300 MB
  residentBytes: 512 * MB,
  memoryPoll: 20,
  heapBytes: 384 * MB,
  // the longest list so far has 1,843
  entries: 50_000,
  // 3,000 rows of a PDF, with the box of each cell, have 3 MB
  replyBytes: 16 * MB,
  documentsPerChild: 250,
  restingBytes: 256 * MB,
}
