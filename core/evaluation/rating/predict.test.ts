import { expect, test } from 'vitest'
import { interceptOnly, type RatingData, sharedFactor } from '../index.ts'
import { fitted } from './fixtures/fitted.ts'
import { crossed, interaction } from './fixtures/generated.ts'
import { choleskyOf, inverseFromCholesky } from './small-matrix.ts'

const QUANTILE = 1.959963984540054

/** Henderson's equations in full: [X'X X'Z; Z'X Z'Z + σ²/σ²_f], inverted as they stand. */
function uncertainty(data: RatingData, variances: readonly number[], residual: number, row: readonly number[]): number {
  const p = data.fixed.names.length
  const offsets = data.factors.map((_, f) =>
    data.factors.slice(0, f).reduce((sum, { levels }) => sum + levels.length, p),
  )
  const size = data.factors.reduce((sum, { levels }) => sum + levels.length, p)
  const equations = new Float64Array(size * size)
  data.scores.forEach((_, i) => {
    const of = new Float64Array(size)
    const start = (data.fixed.of?.[i] ?? 0) * p
    of.set(data.fixed.patterns.subarray(start, start + p))
    data.factors.forEach((factor, f) => {
      if (factor.kind === 'single') of[offsets[f] + factor.of[i]] = 1
    })
    for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) equations[a * size + b] += of[a] * of[b]
  })
  data.factors.forEach(({ levels }, f) => {
    for (let at = offsets[f]; at < offsets[f] + levels.length; at++)
      equations[at * (size + 1)] += residual / variances[f]
  })
  const inverse = inverseFromCholesky(choleskyOf(equations, size)!, size)
  return (
    residual * row.reduce((sum, a, i) => sum + row.reduce((part, b, j) => part + a * inverse[i * size + j] * b, 0), 0)
  )
}

test('the interval of a prediction is the one of Henderson’s equations in full', () => {
  for (const data of [
    interaction,
    crossed({ ratings: 300, raters: 12, rated: 7, deviations: [0.7, 0.5, 1], seed: 3 }),
  ]) {
    const fit = fitted(data)
    const fixed = Array.from(data.fixed.patterns.subarray(0, data.fixed.names.length))
    const { value, lower, upper } = fit.predict({ fixed, levels: data.factors.map(() => [{ level: 2, weight: 1 }]) })
    const row = [...fixed, ...data.factors.flatMap(({ levels }) => levels.map((_, l) => (l === 2 ? 1 : 0)))]
    const variances = fit.factors.map(({ variance }) => variance)
    const spread = QUANTILE * Math.sqrt(uncertainty(data, variances, fit.residualVariance, row))
    expect(upper - value).toBeCloseTo(spread, 6)
    expect(value - lower).toBeCloseTo(spread, 6)
  }
})

test('memberships of one whole level each are the same as plain levels', () => {
  const data = crossed({ ratings: 500, raters: 20, rated: 10, deviations: [0.7, 0.5, 1], seed: 6 })
  const only = data.factors[1]
  if (only.kind !== 'single') throw new Error('made with single factors')
  const alone: RatingData = { scores: data.scores, factors: [only], fixed: interceptOnly }
  const shared: RatingData = {
    ...alone,
    factors: [
      sharedFactor(
        only.name,
        Array.from(only.of, level => [{ level: only.levels[level], weight: 1 }]),
      ),
    ],
  }
  const [plain, same] = [fitted(alone), fitted(shared)]
  expect(same.criterion).toBeCloseTo(plain.criterion, 8)
  const effects = new Map(same.factors[0].levels.map(({ level, effect }) => [level, effect]))
  for (const { level, effect } of plain.factors[0].levels) expect(effects.get(level)).toBeCloseTo(effect, 6)
})
