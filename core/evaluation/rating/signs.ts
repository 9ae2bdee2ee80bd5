/** A stream of random signs, ±1, from a seed (xorshift, Marsaglia 2003): the same seed gives the same signs everywhere. */
export function randomSigns(seed: number): () => 1 | -1 {
  let state = (Math.imul(seed | 0, 2654435761) ^ 0x9e3779b9) | 0 || 1
  let bits = 0
  let left = 0
  return () => {
    if (left === 0) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      bits = state >>> 4
      left = 16
    }
    const sign = bits & 1 ? 1 : -1
    bits >>>= 1
    left--
    return sign
  }
}
