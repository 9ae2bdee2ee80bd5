import type { Growing } from './growing.ts'

/**
 * Where each event of a log goes: cases in order of their numbers, inside a case by time, ties as they came. A log that comes
 * in that order already, as most exports do, needs no places (null).
 */
export function placesByCase(cases: Growing, times: Growing, caseCount: number) {
  const count = times.length()
  const caseOf = cases.moveTo(new Uint32Array(count), null)
  const offsets = offsetsOf(caseOf, caseCount)
  const came = times.moveTo(new Float64Array(count), null)
  if (isInOrder(caseOf, came)) return { place: null, offsets, time: came }
  const order = byCase(caseOf, offsets)
  for (let c = 0; c < caseCount; c++) sortCase(order, came, offsets[c], offsets[c + 1])
  const place = caseOf
  for (let at = 0; at < count; at++) place[order[at]] = at
  const time = new Float64Array(count)
  for (let at = 0; at < count; at++) time[at] = came[order[at]]
  return { place, offsets, time }
}

function offsetsOf(caseOf: Uint32Array, caseCount: number): Uint32Array {
  const offsets = new Uint32Array(caseCount + 1)
  for (const c of caseOf) offsets[c + 1]++
  for (let c = 0; c < caseCount; c++) offsets[c + 1] += offsets[c]
  return offsets
}

function isInOrder(caseOf: Uint32Array, time: Float64Array): boolean {
  for (let e = 1; e < caseOf.length; e++) {
    if (caseOf[e] < caseOf[e - 1] || (caseOf[e] === caseOf[e - 1] && time[e] < time[e - 1])) return false
  }
  return true
}

function byCase(caseOf: Uint32Array, offsets: Uint32Array): Uint32Array {
  const order = new Uint32Array(caseOf.length)
  const next = offsets.slice()
  for (let e = 0; e < caseOf.length; e++) order[next[caseOf[e]]++] = e
  return order
}

function sortCase(order: Uint32Array, time: Float64Array, from: number, to: number): void {
  let sorted = true
  for (let at = from + 1; at < to && sorted; at++) sorted = time[order[at]] >= time[order[at - 1]]
  if (!sorted) order.subarray(from, to).sort((a, b) => time[a] - time[b] || a - b)
}
