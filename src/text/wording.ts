/** With a capital: "Added". */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A phrase as a sentence of its own. */
export function sentence(phrase: string): string {
  return `${capitalised(phrase)}.`
}

/** "605 entries", "1 entry". */
export function counted(count: number, singular: string, plural: string): string {
  return `${grouped(count)} ${count === 1 ? singular : plural}`
}

/** "1,843". `toLocaleString` would load the rules of languages first, for 10 ms: most of what a run with nothing new prints. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
