import { absoluteError, coverage, forecastSeries, seasonalChange } from '@huke/core/forecast'
import { generate, HORIZON, PERIOD } from './generate.ts'

/** Forecasts so many generated series on one core, and says how well: `node forecast-all.ts COUNT SEED METHOD`. */
const [count, seed, method] = process.argv.slice(2)
const samples = generate(Number(count), Number(seed))
const used = method === 'snaive' ? 'snaive' : 'auto'
const started = process.cpuUsage()
const clock = performance.now()
const results = samples.map(({ past }) =>
  forecastSeries({ values: past, period: PERIOD, horizon: HORIZON, method: used }),
)
const seconds = (performance.now() - clock) / 1000
const { user, system } = process.cpuUsage(started)
const scores = results.map((result, i) => {
  if (result.kind === 'refused') throw new Error(result.problem.code)
  const { past, future: actual } = samples[i]
  return {
    mase: absoluteError({ actual, mean: result.mean }) / seasonalChange(past, PERIOD),
    cover80: coverage(actual, result.intervals.level80),
    cover95: coverage(actual, result.intervals.level95),
  }
})
const mean = (name: 'mase' | 'cover80' | 'cover95') =>
  scores.reduce((sum, score) => sum + score[name], 0) / scores.length
console.log(
  JSON.stringify({
    series: samples.length,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
    mase: mean('mase'),
    cover80: mean('cover80'),
    cover95: mean('cover95'),
  }),
)
