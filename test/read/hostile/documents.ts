import type { HostileDocument } from './document.ts'
import { misnamedDocuments } from './misnamed.ts'
import { hostilePages } from './pages.ts'
import { hostilePdfs } from './pdfs.ts'
import { hostileWorkbooks } from './workbooks.ts'

export const HOSTILE_DOCUMENTS: readonly HostileDocument[] = [
  ...hostilePdfs,
  ...hostilePages,
  ...hostileWorkbooks,
  ...misnamedDocuments,
]
