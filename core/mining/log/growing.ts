/** Rows a block: large enough that blocks are few, small enough that the last one wastes little. */
const BLOCK = 65_536

/** Numbers that come one by one, kept in blocks so that growth copies nothing and the end needs no second whole. */
export type Growing = {
  readonly add: (value: number) => void
  readonly length: () => number
  /** Puts value i at target[place[i]], or at target[i] without places; the growing column is empty afterwards. */
  readonly moveTo: <T extends Float64Array | Uint32Array>(target: T, place: Uint32Array | null) => T
}

export function growing(block: (size: number) => Float64Array | Uint32Array): Growing {
  let blocks: (Float64Array | Uint32Array)[] = []
  let last = block(0)
  let filled = 0
  return {
    add: value => {
      if (filled === last.length) {
        last = block(BLOCK)
        blocks.push(last)
        filled = 0
      }
      last[filled++] = value
    },
    length: () => (blocks.length === 0 ? 0 : (blocks.length - 1) * BLOCK + filled),
    moveTo: (target, place) => {
      blocks.forEach((values, b) => {
        const first = b * BLOCK
        const count = values === last ? filled : BLOCK
        if (place === null) target.set(values.subarray(0, count), first)
        else for (let i = 0; i < count; i++) target[place[first + i]] = values[i]
        blocks[b] = last
      })
      blocks = []
      last = block(0)
      filled = 0
      return target
    },
  }
}

export const growingNumbers = (): Growing => growing(size => new Float64Array(size))
export const growingIndices = (): Growing => growing(size => new Uint32Array(size))
