import type { EventLog } from '../log/index.ts'

export type Rework = {
  /** By the index of the activity: cases in which it happens more than once, and occurrences beyond the first of a case. */
  readonly cases: Uint32Array
  readonly extra: Uint32Array
  /** Cases in which any activity happens more than once. */
  readonly casesWithAny: number
}

/** Work that is done again: an activity that happens more than once in a case. */
export function rework({ offsets, activities: { names, of } }: EventLog): Rework {
  const cases = new Uint32Array(names.length)
  const extra = new Uint32Array(names.length)
  const lastCase = new Int32Array(names.length).fill(-1)
  const again = new Int32Array(names.length).fill(-1)
  let casesWithAny = 0
  for (let c = 0; c + 1 < offsets.length; c++) {
    let any = false
    for (let e = offsets[c]; e < offsets[c + 1]; e++) {
      const activity = of[e]
      if (lastCase[activity] !== c) {
        lastCase[activity] = c
        continue
      }
      any = true
      extra[activity]++
      if (again[activity] === c) continue
      again[activity] = c
      cases[activity]++
    }
    if (any) casesWithAny++
  }
  return { cases, extra, casesWithAny }
}
