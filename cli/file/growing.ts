import { type CategoryColumn, inOrderOfNames } from '@huke/core/evaluation'

/** Numbers that come one by one, in memory of their own size. */
export function growingNumbers() {
  let values = new Float64Array(1024)
  let length = 0
  return {
    add: (value: number): void => {
      if (length === values.length) {
        const larger = new Float64Array(2 * length)
        larger.set(values)
        values = larger
      }
      values[length++] = value
    },
    done: (): Float64Array => values.slice(0, length),
  }
}

/** Names that come one by one, each kept once. */
export function growingCategory() {
  const index = new Map<string, number>()
  let of = new Int32Array(1024)
  let length = 0
  return {
    add: (name: string): void => {
      if (length === of.length) {
        const larger = new Int32Array(2 * length)
        larger.set(of)
        of = larger
      }
      const known = index.get(name) ?? index.size
      index.set(name, known)
      of[length++] = known
    },
    done: (): CategoryColumn =>
      inOrderOfNames({ kind: 'category', levels: [...index.keys()], of: of.slice(0, length) }),
  }
}
