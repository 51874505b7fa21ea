import type { ListDefinition } from '../../sources/custom/definition.ts'
import type { Reading } from '../../sources/source.ts'

/** Who reads a document: the source of this id, or the source that this definition makes. */
export type ReadBy = string | ListDefinition

/** What the child is asked. The document's bytes follow on its standard input. */
export interface Request {
  readonly by: ReadBy
  readonly contentType: string | null
  readonly file: string | null
  /** of the document, in bytes */
  readonly length: number
  readonly limits: { readonly entries: number; readonly replyBytes: number }
}

/** What became of the document. */
export type Answer =
  | { readonly kind: 'reading'; readonly reading: Reading }
  /** the reader's own ReadError */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'too-many-entries'; readonly found: number }
  | { readonly kind: 'reply-too-large'; readonly found: number }
  /** a library came upon something and went on without it: what was read cannot be relied on */
  | { readonly kind: 'damaged'; readonly error: string }
  /** any other error: a fault of the reader, which the document has brought to light */
  | { readonly kind: 'fault'; readonly error: string }

/** What the child sends, in the bytes of `node:v8`'s serialisation, so that their number can be limited. */
export interface Reply {
  readonly answer: Answer
  /** memory that the child holds now, in bytes */
  readonly resident: number
}
