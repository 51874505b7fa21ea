import type { PagePicture } from '../../evidence/drawing/picture.ts'
import type { Excerpt } from '../../evidence/excerpt/excerpt.ts'
import type { Evidence } from '../../model.ts'
import type { ListDefinition } from '../../sources/custom/definition.ts'
import type { Reading } from '../../sources/source.ts'
import type { DocumentLink } from '../html/document-links.ts'
import type { PageFacts } from '../html/page-facts.ts'

/** Who reads a document: the source of this id, or the source that this definition makes. */
export type ReadBy = string | ListDefinition

/**
 * What a document is read for: its list, or what a web page says of itself, or the documents that one links to, or what
 * stands at the places from which entries were read, or how a page looks.
 */
export type Task =
  | { readonly kind: 'list'; readonly by: ReadBy }
  | { readonly kind: 'facts' }
  | { readonly kind: 'links'; readonly baseUrl: string }
  | { readonly kind: 'excerpts'; readonly places: readonly Evidence[] }
  | { readonly kind: 'picture'; readonly page: number }

interface Results {
  readonly list: Reading
  readonly facts: PageFacts
  readonly links: DocumentLink[]
  readonly excerpts: Excerpt[]
  readonly picture: PagePicture
}

/** What a task is answered with. */
export type Result<T extends Task = Task> = Results[T['kind']]

/** What the child is asked. The document's bytes follow on its standard input. */
export interface Request {
  readonly task: Task
  readonly contentType: string | null
  readonly file: string | null
  /** of the document, in bytes */
  readonly length: number
  readonly limits: { readonly entries: number; readonly replyBytes: number }
}

/** What became of the document. */
export type Answer<T extends Task = Task> =
  | { readonly kind: 'done'; readonly result: Result<T> }
  /** the reader's own ReadError */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'too-many-entries'; readonly found: number }
  | { readonly kind: 'reply-too-large'; readonly found: number }
  /** a library came upon something and went on without it: what was read cannot be relied on */
  | { readonly kind: 'damaged'; readonly error: string }
  /** any other error: a fault of the reader, which the document has brought to light */
  | { readonly kind: 'fault'; readonly error: string }

/** What the child sends, in the bytes of `node:v8`'s serialisation, so that their number can be limited. */
export interface Reply<T extends Task = Task> {
  readonly answer: Answer<T>
  /** memory that the child holds now, in bytes */
  readonly resident: number
}
