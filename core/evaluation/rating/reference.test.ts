import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { categoryColumn, factorOf, fixedDesign, interceptOnly, type RatingData, type RatingFit } from '../index.ts'
import { fitted } from './fixtures/fitted.ts'

const FOLDER = join(import.meta.dirname, '../../../../shared/data/mixed-model')
const present = existsSync(FOLDER)
const note = present ? '' : ' (skipped: ../shared/data/mixed-model is not there)'

type Level = { level: string; blup: number; condsd: number; n: number }
type Linear = {
  nobs: number
  REML: boolean
  varcomp: { grp: string; var: number }[]
  fixef: Record<string, number>
  fixef_se: Record<string, number>
  criterion: number
  logLik: number
  AIC: number
  BIC: number
  blups?: Record<string, Level[]>
}
type Ordinal = {
  alpha: Record<string, number>
  beta: Record<string, number>
  se: Record<string, number>
  logLik: number
  AIC: number
  ST?: { judge: { var: number } }
  ranef?: { judge: Record<string, number> }
  condVar?: { judge: Record<string, number> }
}

const text = (name: string) => {
  const bytes = readFileSync(join(FOLDER, name))
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
}

function columnsOf(name: string): Map<string, string[]> {
  const [header, ...rows] = text(name)
    .trim()
    .split('\n')
    .map(line => line.split(',').map(cell => cell.replaceAll('"', '')))
  return new Map(header.map((column, at) => [column, rows.map(row => row[at])]))
}

function dataOf(file: string, score: string, factors: readonly string[], fixed?: string): RatingData {
  const columns = new Map([...columnsOf(file)].map(([name, values]) => [name, categoryColumn(values)]))
  const design = fixed === undefined ? undefined : fixedDesign(fixed, columns)
  if (design?.kind === 'refused') throw new Error(design.problem.code)
  const scores = columns.get(score)!
  return {
    scores: Float64Array.from(scores.of, at => Number(scores.levels[at])),
    factors: factors.map(name => factorOf(name, columns.get(name)!)),
    fixed: design?.design ?? interceptOnly,
  }
}

const levelsOf = (file: string): Level[] => {
  const columns = columnsOf(file)
  const number = (name: string, at: number) => Number(columns.get(name)![at])
  return columns.get('level')!.map((level, at) => ({
    level,
    blup: number('blup', at),
    condsd: number('condsd', at),
    n: number('n', at),
  }))
}

type Model = { name: string; file: string; score: string; factors: readonly string[]; fixed?: string }
const models: readonly Model[] = [
  { name: 'penicillin_reml', file: 'penicillin.csv', score: 'diameter', factors: ['plate', 'sample'] },
  { name: 'penicillin_ml', file: 'penicillin.csv', score: 'diameter', factors: ['plate', 'sample'] },
  { name: 'dyestuff_reml', file: 'dyestuff.csv', score: 'Yield', factors: ['Batch'] },
  { name: 'insteval10k_reml', file: 'insteval_10k.csv.gz', score: 'y', factors: ['s', 'd'] },
  { name: 'insteval10k_ml', file: 'insteval_10k.csv.gz', score: 'y', factors: ['s', 'd'] },
  {
    name: 'insteval10k_dept_reml',
    file: 'insteval_10k.csv.gz',
    score: 'y',
    factors: ['s', 'd', 'dept'],
    fixed: 'service',
  },
]

function expectLevels(fit: RatingFit, factor: string, levels: readonly Level[]): void {
  const found = new Map(fit.factors.find(({ name }) => name === factor)!.levels.map(level => [level.level, level]))
  expect(found.size).toBe(levels.length)
  for (const { level, blup, condsd, n } of levels) {
    expect(Math.abs(found.get(level)!.effect - blup)).toBeLessThan(1e-4)
    expect(Math.abs(found.get(level)!.deviation - condsd)).toBeLessThan(1e-4)
    expect(found.get(level)!.ratings).toBe(n)
  }
}

describe.runIf(present)(`what lme4 finds in its own data${note}`, () => {
  const reference: Record<string, Linear> = present ? JSON.parse(text('small_reference.json')) : {}

  test.each(models)('$name: variances, fixed effects and criterion', ({ name, file, score, factors, fixed }) => {
    const expected = reference[name]
    const fit = fitted(dataOf(file, score, factors, fixed), { restricted: expected.REML })
    expect(fit).toMatchObject({ ratings: expected.nobs, converged: true, method: 'exact' })
    for (const { grp, var: variance } of expected.varcomp) {
      const found = fit.factors.find(({ name }) => name === grp)?.variance ?? fit.residualVariance
      expect(Math.abs(found / variance - 1)).toBeLessThan(1e-4)
    }
    expect(Math.abs(fit.criterion - expected.criterion)).toBeLessThan(1e-3)
    expect(fit.logLikelihood).toBeCloseTo(expected.logLik, 3)
    expect(fit.aic).toBeCloseTo(expected.AIC, 3)
    expect(fit.bic).toBeCloseTo(expected.BIC, 3)
    expect(fit.fixed.map(({ name }) => name)).toEqual(Object.keys(expected.fixef))
    for (const { name, estimate, error } of fit.fixed) {
      expect(Math.abs(estimate - expected.fixef[name])).toBeLessThan(1e-5)
      expect(Math.abs(error / expected.fixef_se[name] - 1)).toBeLessThan(1e-4)
    }
    for (const [factor, levels] of Object.entries(expected.blups ?? {})) expectLevels(fit, factor, levels)
  })

  test.each([
    [['s', 'd'], undefined],
    [['s', 'd', 'dept'], 'service'],
  ] as const)('InstEval: every predicted effect and its conditional deviation, factors %s', (factors, fixed) => {
    const fit = fitted(dataOf('insteval_10k.csv.gz', 'y', factors, fixed))
    const files = factors.length === 2 ? ['s', 'd'] : ['dept']
    for (const factor of files)
      expectLevels(fit, factor, levelsOf(`insteval_10k_ranef_${factor}.csv${factor === 'dept' ? '' : '.gz'}`))
  })

  test('the iterative method finds the same in InstEval to a thousandth', () => {
    const data = dataOf('insteval_10k.csv.gz', 'y', ['s', 'd', 'dept'], 'service')
    const exact = fitted(data)
    const iterative = fitted(data, { method: 'iterative', seed: 5 })
    expect(iterative).toMatchObject({ method: 'iterative', converged: true })
    expect(Math.abs(iterative.residualVariance / exact.residualVariance - 1)).toBeLessThan(1e-3)
    iterative.factors.forEach(({ variance, levels }, f) => {
      expect(Math.abs(variance / exact.factors[f].variance - 1)).toBeLessThan(1e-3)
      levels.forEach(({ effect }, l) => {
        expect(Math.abs(effect - exact.factors[f].levels[l].effect)).toBeLessThan(1e-3)
      })
    })
  })
})

describe.runIf(present)(`what ordinal finds about the bitterness of wine${note}`, () => {
  const reference: Record<string, Ordinal> = present ? JSON.parse(text('ordinal_wine_reference.json')) : {}

  test.each([
    ['wine_clm', [], 1],
    ['wine_clmm_laplace', ['judge'], 1],
    ['wine_clmm_agq10', ['judge'], 10],
  ] as const)('%s', (name, factors, quadraturePoints) => {
    const expected = reference[name]
    const fit = fitted(dataOf('wine.csv', 'rating', factors, 'temp+contact'), { family: 'ordinal', quadraturePoints })
    expect(fit.converged).toBe(true)
    expect(Math.abs(fit.logLikelihood - expected.logLik)).toBeLessThan(1e-3)
    expect(fit.aic).toBeCloseTo(expected.AIC, 2)
    for (const { name, estimate, error } of [...fit.thresholds, ...fit.fixed]) {
      expect(Math.abs(estimate - (expected.alpha[name] ?? expected.beta[name]))).toBeLessThan(1e-3)
      expect(Math.abs(error - expected.se[name])).toBeLessThan(1e-3)
    }
    for (const judge of fit.factors) {
      expect(Math.abs(judge.variance - expected.ST!.judge.var)).toBeLessThan(1e-3)
      for (const { level, effect, deviation } of judge.levels) {
        expect(Math.abs(effect - expected.ranef!.judge[level])).toBeLessThan(1e-3)
        expect(Math.abs(deviation ** 2 - expected.condVar!.judge[level])).toBeLessThan(1e-3)
      }
    }
  })
})
