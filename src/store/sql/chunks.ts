/** With at most ten values a row: well under SQLite's limit of 32,766 values in one statement. */
const ROWS_A_STATEMENT = 500

/** The rows in as many parts as statements are needed for them. */
export function* chunksOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) yield rows.slice(at, at + ROWS_A_STATEMENT)
}
