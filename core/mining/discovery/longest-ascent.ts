/** Indices of a longest part of the values that never descends (patience sorting; Fredman 1975). */
export function longestAscent(values: Uint32Array): Uint32Array {
  if (values.every((value, i) => i === 0 || values[i - 1]! <= value)) return values.map((_, i) => i)
  const before = new Int32Array(values.length)
  const last: number[] = []
  values.forEach((value, i) => {
    const length = firstAbove(last, values, value)
    before[i] = length > 0 ? last[length - 1]! : -1
    last[length] = i
  })
  const ascent = new Uint32Array(last.length)
  for (let i = last.at(-1)!, at = last.length; at-- > 0; i = before[i]!) ascent[at] = i
  return ascent
}

function firstAbove(last: readonly number[], values: Uint32Array, value: number): number {
  let [low, high] = [0, last.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[last[middle]!]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
