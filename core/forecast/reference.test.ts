import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  absoluteError,
  coverage,
  type Forecast,
  type ForecastMethod,
  forecastSeries,
  seasonalChange,
  symmetricError,
} from './index.ts'

const FOLDER = join(import.meta.dirname, '../../../shared/data/forecast')
const present = existsSync(FOLDER)
const note = present ? '' : ' (skipped: ../shared/data/forecast is not there)'

const sets = [
  { set: 'monthly', period: 12, horizon: 18 },
  { set: 'quarterly', period: 4, horizon: 8 },
  { set: 'weekly', period: 52, horizon: 13 },
] as const

type Sample = { readonly train: Float64Array; readonly test: Float64Array }
type Line = { readonly mean: number; readonly low: number; readonly high: number }
type Mean = { readonly smape: number; readonly mase: number; readonly cover80: number; readonly cover95: number }

/** Rows of a table whose quoted cells hold a comma or two. */
function rows(name: string): readonly (readonly string[])[] {
  const lines = gunzipSync(readFileSync(join(FOLDER, name)))
    .toString()
    .trim()
    .split('\n')
    .slice(1)
  return lines.map(line => (line.match(/"[^"]*"|[^,]+|(?<=,)(?=,)/g) ?? []).map(cell => cell.replaceAll('"', '')))
}

function samplesOf(set: string): ReadonlyMap<string, Sample> {
  const parts = new Map<string, { train: number[]; test: number[] }>()
  for (const row of rows(`${set}.series.csv.gz`)) {
    const part = parts.get(row[0]) ?? { train: [], test: [] }
    parts.set(row[0], part)
    part[row.at(-2) === 'train' ? 'train' : 'test'].push(Number(row.at(-1)))
  }
  return new Map(
    [...parts].map(([name, { train, test: kept }]) => [
      name,
      { train: Float64Array.from(train), test: Float64Array.from(kept) },
    ]),
  )
}

function forecastsOf(set: string, method: string): ReadonlyMap<string, readonly Line[]> {
  const lines = new Map<string, Line[]>()
  for (const [name, of, , mean, low, high] of rows(`${set}.forecasts.csv.gz`)) {
    if (of !== method) continue
    const line = { mean: Number(mean), low: Number(low), high: Number(high) }
    if (lines.get(name)?.push(line) === undefined) lines.set(name, [line])
  }
  return lines
}

const summary = (set: string): Record<string, Mean> =>
  JSON.parse(readFileSync(join(FOLDER, 'summary.json'), 'utf8'))[set].methods

describe.runIf(present).each(sets)(`the $set sample${note}`, ({ set, period, horizon }) => {
  let samples: ReadonlyMap<string, Sample>
  const results = new Map<string, ReadonlyMap<string, Forecast>>()
  beforeAll(() => {
    samples = samplesOf(set)
  })

  function forecasts(method: ForecastMethod | 'auto'): ReadonlyMap<string, Forecast> {
    const known = results.get(method)
    if (known) return known
    const made = new Map(
      [...samples].map(([name, { train }]) => {
        const result = forecastSeries({ values: train, period, horizon, method })
        if (result.kind === 'refused') throw new Error(`${name}: ${result.problem.code}`)
        return [name, result] as const
      }),
    )
    results.set(method, made)
    return made
  }

  function meanOf(method: ForecastMethod | 'auto'): Mean {
    const made = forecasts(method)
    const over = (of: (sample: Sample, forecast: Forecast) => number) =>
      [...samples].reduce((sum, [name, sample]) => sum + of(sample, made.get(name)!), 0) / samples.size
    return {
      smape: over(({ test: actual }, { mean }) => symmetricError({ actual, mean })),
      mase: over(
        ({ train, test: actual }, { mean }) => absoluteError({ actual, mean }) / seasonalChange(train, period),
      ),
      cover80: over(({ test: actual }, { intervals }) => coverage(actual, intervals.level80)),
      cover95: over(({ test: actual }, { intervals }) => coverage(actual, intervals.level95)),
    }
  }

  /** Largest difference of each series, as a share of its largest value; sorted. */
  function differences(
    method: ForecastMethod,
    name: string,
    of: (forecast: Forecast, h: number) => number,
    to: keyof Line,
  ) {
    const made = forecasts(method)
    return [...forecastsOf(set, name)]
      .map(([series, lines]) => {
        const size = Math.max(...lines.map(line => Math.abs(line.mean)))
        return Math.max(...lines.map((line, h) => Math.abs(of(made.get(series)!, h) - line[to]))) / size
      })
      .toSorted((a, b) => a - b)
  }

  test('seasonal naive equals the reference, intervals too', () => {
    expect(differences('snaive', 'snaive', ({ mean }, h) => mean[h], 'mean').at(-1)).toBeLessThan(1e-6)
    expect(
      differences('snaive', 'snaive', ({ intervals }, h) => intervals.level95.lower[h], 'low').at(-1),
    ).toBeLessThan(1e-6)
    const { mase, cover80, cover95 } = summary(set).snaive
    const found = meanOf('snaive')
    expect(found.mase).toBeCloseTo(mase, 4)
    expect(found.cover80).toBeCloseTo(cover80, 4)
    expect(found.cover95).toBeCloseTo(cover95, 4)
  })

  test('Theta equals the reference but where that stopped its search early', () => {
    const apart = differences('theta', 'thetaf', ({ mean }, h) => mean[h], 'mean')
    expect(apart[Math.floor(0.9 * apart.length)]).toBeLessThan(1e-3)
    expect(apart.at(-1)).toBeLessThan(0.05)
    expect(Math.abs(meanOf('theta').mase / summary(set).thetaf.mase - 1)).toBeLessThan(0.005)
  })

  test('exponential smoothing is as good as the reference within five in a hundred', () => {
    const name = set === 'weekly' ? 'ets_nonseasonal' : 'ets'
    const found = meanOf('ets')
    expect(found.mase / summary(set)[name].mase).toBeLessThan(1.05)
    expect(found.smape / summary(set)[name].smape).toBeLessThan(1.05)
  })

  test('exponential smoothing of the form that the reference chose forecasts nearly the same', () => {
    const name = set === 'weekly' ? 'ets_nonseasonal' : 'ets'
    const chosen = new Map(
      rows(`${set}.reference.csv.gz`)
        .filter(([, method]) => method === name)
        .map(([series, , model]) => [series, model]),
    )
    const made = forecasts('ets')
    const apart = [...forecastsOf(set, name)]
      .filter(([series]) => made.get(series)?.model === chosen.get(series))
      .map(([series, lines]) => {
        const { mean } = made.get(series)!
        return Math.max(...lines.map((line, h) => Math.abs(mean[h] / line.mean - 1)))
      })
      .toSorted((a, b) => a - b)
    expect(apart.length).toBeGreaterThan(0.5 * samples.size)
    expect(apart[Math.floor(apart.length / 2)]).toBeLessThan(0.005)
    expect(apart[Math.floor(0.9 * apart.length)]).toBeLessThan(0.1)
  })

  test('the automatic forecast is not worse than the best single reference, its intervals hold what they say', () => {
    const best = Math.min(...Object.values(summary(set)).map(({ mase }) => mase))
    const found = meanOf('auto')
    expect(found.mase).toBeLessThanOrEqual(best)
    expect(Math.abs(found.cover80 - 0.8)).toBeLessThan(0.05)
    expect(Math.abs(found.cover95 - 0.95)).toBeLessThan(0.05)
  })
})
