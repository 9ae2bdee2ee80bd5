/** The same numbers with room for at least that many: twice the room when there is too little. */
export function grown<Numbers extends Uint8Array | Int32Array>(numbers: Numbers, needed: number): Numbers {
  if (needed <= numbers.length) return numbers
  const length = Math.max(needed, numbers.length * 2)
  const larger = numbers instanceof Uint8Array ? new Uint8Array(length) : new Int32Array(length)
  larger.set(numbers)
  return larger as Numbers
}
