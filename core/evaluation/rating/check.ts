import type { RatingData } from './data.ts'
import type { RatingOptions } from './model.ts'
import { problem, type RatingProblem } from './problem.ts'

/** Above this the categorical families would need more than half a gigabyte for their equations. */
const MOST_COLUMNS = 8000
const MOST_CATEGORIES = 50

/** Everything about the data that makes a fit impossible or meaningless; empty if nothing does. */
export function problemsOf(data: RatingData, options: RatingOptions): readonly RatingProblem[] {
  const { scores, factors, fixed } = data
  if (scores.length === 0) return [problem('rating.no-ratings', 'score', 0, 'at least two ratings')]
  const wrong = scores.findIndex(score => !Number.isFinite(score))
  if (wrong >= 0) return [problem('rating.not-a-number', `rating ${wrong + 1}`, scores[wrong], 'a finite number')]
  return [
    ...factors.flatMap(factor => {
      if (factor.levels.length < 2)
        return [problem('rating.one-level', factor.name, factor.levels[0] ?? '', 'at least two')]
      if (factor.kind === 'single' && factor.levels.length >= scores.length && family(options) === 'gaussian')
        return [problem('rating.level-for-each-rating', factor.name, factor.levels.length, 'more ratings than levels')]
      return []
    }),
    ...(fixed.names.length >= scores.length
      ? [problem('rating.too-many-fixed-effects', 'fixed', fixed.names.length, `fewer than ${scores.length}`)]
      : []),
    ...scoreProblems(scores, options),
    ...categoricalProblems(data, options),
  ]
}

const family = (options: RatingOptions) => options.family ?? 'gaussian'

/** The distinct scores in ascending order, at most one more than a categorical family can take. */
export function scoreValues(scores: Float64Array): readonly number[] {
  const values = new Set<number>()
  for (const score of scores) {
    values.add(score)
    if (values.size > MOST_CATEGORIES) break
  }
  return [...values].sort((a, b) => a - b)
}

function scoreProblems(scores: Float64Array, options: RatingOptions): readonly RatingProblem[] {
  const values = scoreValues(scores)
  if (values.length < 2) return [problem('rating.no-variation', 'score', values[0] ?? '', 'scores that differ')]
  if (family(options) === 'binomial' && values.length > 2)
    return [problem('rating.not-two-values', 'score', `${values.slice(0, 3).join(', ')} …`, 'two different scores')]
  if (family(options) === 'ordinal' && values.length > MOST_CATEGORIES)
    return [problem('rating.too-many-categories', 'score', `over ${MOST_CATEGORIES}`, `at most ${MOST_CATEGORIES}`)]
  return []
}

function categoricalProblems({ factors }: RatingData, options: RatingOptions): readonly RatingProblem[] {
  if (family(options) === 'gaussian') return []
  const sizes = factors.map(factor => factor.levels.length)
  const singles = factors.filter(factor => factor.kind === 'single').map(factor => factor.levels.length)
  const columns = sizes.reduce((sum, size) => sum + size, 0) - Math.max(0, ...singles)
  const eliminable = factors.length === 1 && singles.length === 1
  return [
    ...(columns > MOST_COLUMNS
      ? [problem('rating.too-large', 'factors', columns, `at most ${MOST_COLUMNS} levels beside the largest factor`)]
      : []),
    ...((options.quadraturePoints ?? 1) > 1 && !eliminable
      ? [problem('rating.quadrature-needs-one-factor', 'factors', factors.length, 'one factor, or Laplace')]
      : []),
  ]
}
