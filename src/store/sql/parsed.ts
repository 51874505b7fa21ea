import type { z } from 'zod'
import { DamagedRow } from '../damaged-row.ts'

/** What a column holds. @param row which row it is of, for people. @throws DamagedRow when it is not what is written there */
export function checked<T>(schema: z.ZodType<T>, value: unknown, row: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new DamagedRow(row, { cause: result.error })
}

/** The same of a column of JSON. */
export function parsed<T>(schema: z.ZodType<T>, text: string, row: string): T {
  return checked(schema, json(text, row), row)
}

/** Any JSON. @throws DamagedRow when it is none */
export function json(text: string, row: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DamagedRow(row, { cause })
  }
}

/** What `read` makes of a row; null when the row is damaged. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof DamagedRow) return null
    throw error
  }
}
