import type { Countable, Opinion, Shown } from './cell.ts'

/** So many people of either opinion at least, or the few of the other opinion are not told apart from none. */
const fewestOfEither = 2

/**
 * What may be shown of one question to a group, or null where fewer than `k` people answered it.
 *
 * Where at most one person differs from all others, everybody's answer would be known as soon as all were of one opinion, and
 * to be of one opinion must not be told from nearly so. Both give the same words and the same figure: as if half a person
 * differed. Sums of scores come only beside a share that is exact.
 */
export function shownOf(answers: readonly Countable[], question: string, k: number): Shown | null {
  const given = answers.flatMap(a => (a.questions[question] === undefined ? [] : [[a, a.questions[question]] as const]))
  const who = (fits: (o: Opinion) => boolean) =>
    new Set(given.filter(([a, opinion]) => !a.named && fits(opinion)).map(([a]) => a.rater)).size
  const raters = who(() => true)
  if (raters < k) return null
  const [satisfied, dissatisfied] = [who(o => o.good), who(o => !o.good)]
  const n = given.length
  if (Math.min(satisfied, dissatisfied) < fewestOfEither) {
    const nearlyAll = satisfied > dissatisfied ? 'good' : 'bad'
    const few = n / (2 * raters)
    return { n, good: nearlyAll === 'good' ? n - few : few, sum: null, nearlyAll }
  }
  const scores = given.flatMap(([, { score }]) => score ?? [])
  return {
    n,
    good: given.filter(([, o]) => o.good).length,
    sum: scores.length === n ? scores.reduce((a, b) => a + b, 0) : null,
    nearlyAll: null,
  }
}
