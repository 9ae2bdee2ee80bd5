/**
 * Gives every distinct name a number, straight from its bytes: a name that is known costs no string. Numbers follow the
 * order of first appearance.
 */
export type ByteNames = {
  readonly numberOf: (bytes: Uint8Array, from: number, to: number) => number
  readonly count: () => number
  readonly nameOf: (number: number) => string
  readonly names: () => readonly string[]
}

/** Names decoded in one go; ASCII ones are then cut out of the one text. */
const AT_ONCE = 4096

export function byteNames(decode: (bytes: Uint8Array) => string): ByteNames {
  let kept = new Uint8Array(1024)
  let starts = new Uint32Array(64)
  let hashes = new Int32Array(64)
  let table = new Int32Array(128).fill(-1)
  let count = 0

  const isName = (number: number, bytes: Uint8Array, from: number, to: number): boolean => {
    const start = starts[number]
    if (starts[number + 1] - start !== to - from) return false
    for (let i = from, k = start; i < to; i++, k++) if (bytes[i] !== kept[k]) return false
    return true
  }

  const keep = (bytes: Uint8Array, from: number, to: number, hash: number): void => {
    const start = starts[count]
    const end = start + to - from
    if (end > kept.length) kept = enlarged(kept, Math.max(end, 2 * kept.length))
    if (count + 2 > starts.length) starts = enlarged(starts, 2 * starts.length)
    if (count === hashes.length) hashes = enlarged(hashes, 2 * hashes.length)
    kept.set(bytes.subarray(from, to), start)
    hashes[count++] = hash
    starts[count] = end
  }

  const spread = (): void => {
    table = new Int32Array(2 * table.length).fill(-1)
    const mask = table.length - 1
    for (let number = 0; number < count; number++) {
      let slot = hashes[number] & mask
      while (table[slot] >= 0) slot = (slot + 1) & mask
      table[slot] = number
    }
  }

  const numberOf = (bytes: Uint8Array, from: number, to: number): number => {
    const hash = hashOf(bytes, from, to)
    const mask = table.length - 1
    let slot = hash & mask
    for (let number = table[slot]; number >= 0; number = table[slot]) {
      if (hashes[number] === hash && isName(number, bytes, from, to)) return number
      slot = (slot + 1) & mask
    }
    table[slot] = count
    keep(bytes, from, to, hash)
    if (2 * count > table.length) spread()
    return count - 1
  }

  const nameOf = (number: number): string => decode(kept.subarray(starts[number], starts[number + 1]))

  const some = (first: number, last: number): string[] => {
    const begin = starts[first]
    const text = decode(kept.subarray(begin, starts[last]))
    const isAscii = text.length === starts[last] - begin
    return Array.from({ length: last - first }, (_, i) =>
      isAscii ? text.slice(starts[first + i] - begin, starts[first + i + 1] - begin) : nameOf(first + i),
    )
  }

  const names = (): readonly string[] => {
    const all: string[] = []
    for (let first = 0; first < count; first += AT_ONCE) {
      for (const name of some(first, Math.min(count, first + AT_ONCE))) all.push(name)
    }
    return all
  }

  return { numberOf, count: () => count, nameOf, names }
}

/** Four bytes at a time, stirred so that the low bits, which choose the slot, depend on all of them. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from
  let i = from
  for (; i + 4 <= to; i += 4) {
    const word = bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24)
    hash = Math.imul(hash ^ word, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  for (; i < to; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193)
  return hash ^ (hash >>> 15)
}

function enlarged<T extends Uint8Array | Uint32Array | Int32Array>(values: T, size: number): T {
  const larger = new (values.constructor as new (size: number) => T)(size)
  larger.set(values)
  return larger
}
