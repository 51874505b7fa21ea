import { byCodeUnit } from '../text/by-code-unit.ts'

/**
 * JSON as RFC 8785 (JCS) writes it, so that equal values give equal bytes wherever it is written: no white space, names
 * sorted by their UTF-16 code units, numbers and strings as ECMAScript writes them. What JSON cannot say is left out, as
 * `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`)
  return `{${fields.join(',')}}`
}
