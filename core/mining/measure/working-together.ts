import type { EventLog, Names } from '../log/index.ts'
import { compare } from './directly-follows.ts'
import { type Pairs, pairs } from './pairs.ts'

export type WorkingTogether = {
  /** Each pair once, the first of the two names first; most cases first. */
  readonly pairs: readonly { readonly one: number; readonly other: number; readonly cases: number }[]
  /** Cases that each name takes part in, by its index. */
  readonly cases: Uint32Array
}

/** More pairs than this, over all cases, are not counted. */
const MOST = 100_000_000

/**
 * Working together: in how many cases two persons (or groups) both take part (van der Aalst, Reijers & Song 2005; van der
 * Aalst 2016, section 9.3.1). A missing name takes part in nothing. Null where cases of very many people make the pairs too
 * many to count.
 */
export function workingTogether({ offsets }: EventLog, { names, of }: Names): WorkingTogether | null {
  const cases = new Uint32Array(names.length)
  const lastCase = new Int32Array(names.length).fill(-1)
  const together = pairs(names.length)
  const counts: number[] = []
  let work = 0
  for (let c = 0; c + 1 < offsets.length; c++) {
    const part: number[] = []
    for (let e = offsets[c]; e < offsets[c + 1]; e++) {
      const name = of[e]
      if (lastCase[name] === c || names[name] === '') continue
      lastCase[name] = c
      cases[name]++
      part.push(name)
    }
    work += (part.length * (part.length - 1)) / 2
    if (work > MOST) return null
    count(part, together, counts)
  }
  const listed = counts.map((cases, pair) => named(together.fromOf(pair), together.toOf(pair), cases, names))
  const name = (index: number) => names[index]
  return {
    pairs: listed.sort(
      (a, b) => b.cases - a.cases || compare(name(a.one), name(b.one)) || compare(name(a.other), name(b.other)),
    ),
    cases,
  }
}

function count(part: readonly number[], together: Pairs, counts: number[]): void {
  for (let i = 0; i < part.length; i++) {
    for (let k = i + 1; k < part.length; k++) {
      const pair = together.numberOf(Math.min(part[i], part[k]), Math.max(part[i], part[k]))
      counts[pair] = (counts[pair] ?? 0) + 1
    }
  }
}

function named(a: number, b: number, cases: number, names: readonly string[]) {
  return names[a] <= names[b] ? { one: a, other: b, cases } : { one: b, other: a, cases }
}
