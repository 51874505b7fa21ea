import type { Chance } from '../fixtures/generator/ddor/chance.ts'

/** One way to spoil a file. `donor` is another file, of which parts may be taken. */
export type Mutation = (bytes: Uint8Array, chance: Chance, donor: Uint8Array) => Uint8Array

/** Named, so that a run can say which was used. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'flip a bit': (bytes, chance) => flipped(bytes, chance, 1),
  'flip some bits': (bytes, chance) => flipped(bytes, chance, chance.integer(2, 16)),
  'overwrite bytes': (bytes, chance) => {
    const copy = bytes.slice()
    const [from, to] = stretch(bytes, chance, 64)
    for (let at = from; at < to; at++) copy[at] = chance.integer(0, 255)
    return copy
  },
  'blank a stretch': (bytes, chance) =>
    bytes.slice().fill(chance.pick([0, 32, 255]), ...stretch(bytes, chance, 4096)),
  'insert bytes': (bytes, chance) => {
    const at = chance.integer(0, bytes.length)
    const inserted = Uint8Array.from({ length: chance.integer(1, 64) }, () => chance.integer(0, 255))
    return joined(bytes.subarray(0, at), inserted, bytes.subarray(at))
  },
  'cut a stretch': (bytes, chance) => without(bytes, ...stretch(bytes, chance, 256)),
  'cut a large stretch': (bytes, chance) => without(bytes, ...stretch(bytes, chance, bytes.length)),
  'cut the end': (bytes, chance) => bytes.subarray(0, chance.integer(0, bytes.length)),
  'cut the beginning': (bytes, chance) => bytes.subarray(chance.integer(0, bytes.length)),
  'repeat a stretch in place': (bytes, chance) => {
    const [from, to] = stretch(bytes, chance, 4096)
    return joined(bytes.subarray(0, to), bytes.subarray(from))
  },
  'repeat a stretch elsewhere': (bytes, chance) => {
    const at = chance.integer(0, bytes.length)
    return joined(bytes.subarray(0, at), bytes.subarray(...stretch(bytes, chance, 4096)), bytes.subarray(at))
  },
  'repeat a stretch many times': (bytes, chance) => {
    const [from, to] = stretch(bytes, chance, 256)
    const copies = Array.from({ length: chance.integer(2, 2000) }, () => bytes.subarray(from, to))
    return joined(bytes.subarray(0, to), ...copies, bytes.subarray(to))
  },
  'exchange two stretches': (bytes, chance) => {
    const [from, to] = stretch(bytes, chance, 4096)
    const [start, end] = stretch(bytes.subarray(to), chance, 4096).map(at => at + to) as [number, number]
    return joined(
      bytes.subarray(0, from),
      bytes.subarray(start, end),
      bytes.subarray(to, start),
      bytes.subarray(from, to),
      bytes.subarray(end),
    )
  },
  'insert a stretch of another file': (bytes, chance, donor) => {
    const at = chance.integer(0, bytes.length)
    return joined(bytes.subarray(0, at), donor.subarray(...stretch(donor, chance, 4096)), bytes.subarray(at))
  },
  'go on as another file': (bytes, chance, donor) =>
    joined(
      bytes.subarray(0, chance.integer(0, bytes.length)),
      donor.subarray(chance.integer(0, donor.length)),
    ),
  'append another file': (bytes, _chance, donor) => joined(bytes, donor),
}

function flipped(bytes: Uint8Array, chance: Chance, count: number): Uint8Array {
  const copy = bytes.slice()
  for (let n = 0; n < count && copy.length > 0; n++) {
    const at = chance.integer(0, copy.length - 1)
    copy[at] = (copy[at] ?? 0) ^ (1 << chance.integer(0, 7))
  }
  return copy
}

/** First position and the one after the last; short stretches come as often as long ones. */
function stretch(bytes: Uint8Array, chance: Chance, longest: number): [number, number] {
  const length = Math.min(bytes.length, Math.floor(2 ** chance.between(0, Math.log2(Math.max(1, longest)))))
  const from = chance.integer(0, bytes.length - length)
  return [from, from + length]
}

function without(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return joined(bytes.subarray(0, from), bytes.subarray(to))
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
