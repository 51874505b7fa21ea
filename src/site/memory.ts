import { createHash } from 'node:crypto'

/** What an earlier build worked out, by name, with what it followed from. */
export interface Memory {
  /** The value of `work`, or the one of an earlier build when `key` is the same. It survives as JSON. */
  readonly remember: <T>(name: string, key: unknown, work: () => Promise<T>) => Promise<T>
}

/** Names of things, hashes of their keys, and values. */
export type Remembered = Record<string, { readonly key: string; readonly value: unknown }>

/** @param now receives what this build needed: what is no longer needed is forgotten */
export function memoryOf(before: Remembered, now: Remembered): Memory {
  return {
    async remember<T>(name: string, key: unknown, work: () => Promise<T>): Promise<T> {
      const hash = hashOf(key)
      const known = before[name]
      const value = known?.key === hash ? (known.value as T) : await work()
      now[name] = { key: hash, value }
      return value
    },
  }
}

/** A short name for a value that can be written as JSON. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
}
