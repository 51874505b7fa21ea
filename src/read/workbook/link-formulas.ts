/** `HYPERLINK("address")` and `HYPERLINK("address", …)`; a quotation mark within a text is written twice. */
const LITERAL_ADDRESS = /^\s*HYPERLINK\(\s*"((?:[^"]|"")+)"\s*[,)]/i
const LITERAL_TEXT = /,\s*"((?:[^"]|"")*)"\s*\)\s*$/
const LINK = /\bHYPERLINK\(/i

/** What a formula says of a link; null for the address or the text that it takes from elsewhere or puts together. */
export interface FormulaLink {
  readonly address: string | null
  readonly text: string | null
}

/** @returns null for a formula that makes no link */
export function linkOfFormula(formula: string): FormulaLink | null {
  if (!LINK.test(formula)) return null
  const [, address] = LITERAL_ADDRESS.exec(formula) ?? []
  const [, text] = LITERAL_TEXT.exec(formula) ?? []
  return { address: unquoted(address), text: unquoted(text) }
}

function unquoted(text: string | undefined): string | null {
  return text === undefined ? null : text.replaceAll('""', '"')
}
