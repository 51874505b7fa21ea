import { UsageError } from '../errors.ts'
import { Day } from '../model.ts'
import type { Source } from '../sources/source.ts'
import type { Call } from './verb.ts'

/** @throws UsageError that names the lists there are */
export function sourceNamed(sources: readonly Source[], id: string | undefined): Source {
  const source = sources.find(candidate => candidate.id === id)
  if (source) return source
  const known = sources.map(candidate => candidate.id).join(', ')
  throw new UsageError(`There is no list "${id}". The lists are: ${known}.`)
}

/** The lists named, or all of them when none is. */
export function sourcesNamed(sources: readonly Source[], ids: readonly string[]): Source[] {
  return ids.length === 0 ? [...sources] : ids.map(id => sourceNamed(sources, id))
}

/** The value of an option that takes one. */
export function optionText(call: Call, name: string): string | null {
  const value = call.options[name]
  return typeof value === 'string' ? value : null
}

/** @throws UsageError when the option's value is not a day */
export function optionDay(call: Call, name: string): string | null {
  const value = optionText(call, name)
  if (value === null || Day.safeParse(value).success) return value
  throw new UsageError(`"${value}" is not a day. Write it as YYYY-MM-DD.`)
}

/** @throws UsageError when the option's value is not a whole number above zero */
export function optionNumber(call: Call, name: string): number | null {
  const value = optionText(call, name)
  if (value === null) return null
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value)
  throw new UsageError(`"${value}" is not a whole number above zero. Write it in digits, for example 10.`)
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** In milliseconds. @throws UsageError when the option's value is not a duration */
export function optionDuration(call: Call, name: string): number | null {
  const value = optionText(call, name)
  if (value === null) return null
  const [, count, unit = ''] = /^([1-9]\d{0,5})([mhd])$/.exec(value) ?? []
  if (count !== undefined) return Number(count) * (UNITS[unit] ?? 0)
  throw new UsageError(`"${value}" is no duration. Write minutes, hours or days: 90m, 36h, 3d.`)
}
