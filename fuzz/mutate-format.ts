import type { Chance } from '../fixtures/generator/ddor/chance.ts'
import { unzip } from '../src/read/workbook/zip.ts'
import { drawZip } from '../test/read/hostile/zip.ts'
import { MUTATIONS, type Mutation } from './mutate.ts'

const TAG = /<[^<>]*>/g

/** Mutations that leave the outer form of a format whole, by its extension: the bytes of any file seldom get so far. */
export const FORMAT_MUTATIONS: Readonly<Record<string, Readonly<Record<string, Mutation>>>> = {
  '.html': {
    'remove a tag': (bytes, chance) => withTag(bytes, chance, () => ''),
    'repeat a tag': (bytes, chance) => withTag(bytes, chance, tag => tag + tag),
    'replace a tag by another': (bytes, chance) => withTag(bytes, chance, (_tag, tags) => chance.pick(tags)),
    'change a digit': changeDigit,
  },
  '.pdf': { 'change a digit': changeDigit },
  '.xlsx': { 'mutate a part and pack it again': repacked },
  '.csv': { 'change a digit': changeDigit },
}

function withTag(
  bytes: Uint8Array,
  chance: Chance,
  replace: (tag: string, tags: readonly string[]) => string,
): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const tags = [...text.matchAll(TAG)]
  if (tags.length === 0) return bytes
  const { 0: tag, index } = chance.pick(tags)
  const replacement = replace(
    tag,
    tags.map(each => each[0]),
  )
  return Buffer.from(text.slice(0, index) + replacement + text.slice(index + tag.length), 'latin1')
}

function changeDigit(bytes: Uint8Array, chance: Chance): Uint8Array {
  const digits = [...Buffer.from(bytes).toString('latin1').matchAll(/[0-9]/g)].map(({ index }) => index)
  if (digits.length === 0) return bytes
  const copy = bytes.slice()
  copy[chance.pick(digits)] = chance.integer(48, 57)
  return copy
}

/** One part of a workbook spoilt, with a checksum that fits; a workbook that is spoilt already stays as it is. */
function repacked(bytes: Uint8Array, chance: Chance, donor: Uint8Array): Uint8Array {
  const parts = unpacked(bytes)
  if (parts.length === 0) return bytes
  const spoilt = chance.integer(0, parts.length - 1)
  const mutation = chance.pick(Object.values(MUTATIONS))
  return drawZip(
    parts.map(([name, content], index) => ({
      name,
      content: index === spoilt ? mutation(content, chance, donor) : content,
    })),
  )
}

function unpacked(bytes: Uint8Array): [string, Uint8Array][] {
  try {
    return [...unzip(bytes, () => true)]
  } catch {
    return []
  }
}
