/** 20250531120000, as archives name their captures: in UTC, to the second. */
const TIMESTAMP = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/

/** A redirect and what it led to were captured within this time, if an archive has both. */
export const TOGETHER_MS = 3_600_000

/** ISO 8601 in UTC, to the millisecond; null for what is no instant. */
export function instantOf(timestamp: string): string | null {
  const parts = TIMESTAMP.exec(timestamp)
  if (!parts) return null
  const [, year, month, day, hour, minute, second] = parts
  const instant = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const at = new Date(instant)
  // the 31st of June would be taken for the 1st of July
  return Number.isNaN(at.getTime()) || at.toISOString() !== instant ? null : instant
}

/** @param instant as `Date.parse` reads it; null for what is none */
export function timestampOf(instant: string): string | null {
  const at = new Date(instant)
  return Number.isNaN(at.getTime()) ? null : at.toISOString().replace(/\D/g, '').slice(0, 14)
}
