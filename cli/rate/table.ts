import type { LevelReport } from '@huke/core/evaluation'
import type { Asked } from './asked.ts'
import { clipped, padEnd, padStart } from '../file/text-width.ts'
import { type Fitted, ratedIndex } from './fit-file.ts'
import { notesOf } from './notes.ts'

const NAME = 24
const PLOT = 33
const BAR = 30
/** With more rated than this only the first and last of them are shown. */
const MANY = 40
const SHOWN = 15

/** For people: what the differences are due to, the fixed effects, and the rated from best to worst with their intervals. */
export function asTable(asked: Asked, fitted: Fitted): string {
  const { fit } = fitted
  const estimation = fit.family === 'gaussian' ? (fit.restricted ? 'REML' : 'ML') : 'ML'
  const counts = fit.factors.map(({ name, levels }) => `${levels.length} ${name}`).join(', ')
  return [
    `${fit.ratings} ratings: ${counts}`,
    `${fit.family}, ${estimation}, ${fit.method}; ${fit.converged ? 'converged' : 'not converged'} in ${fit.steps} steps`,
    `log likelihood ${fixed(fit.logLikelihood)}, criterion ${fixed(fit.criterion)}, AIC ${fixed(fit.aic)}, BIC ${fixed(fit.bic)}`,
    '',
    ...variances(fitted),
    '',
    ...coefficients(fitted),
    ...ratedLines(asked, fitted),
    ...notesOf(fitted).flatMap(({ text }) => ['', text]),
  ].join('\n')
}

function variances({ fit }: Fitted): readonly string[] {
  const line = (name: string, variance: number, share: number) =>
    `  ${padEnd(clipped(name, NAME), NAME)} ${padStart(`${(100 * share).toFixed(1)} %`, 7)}  ${padEnd('█'.repeat(Math.round(BAR * share)), BAR)}  sd ${fixed(Math.sqrt(variance))}`
  return [
    'What the scores differ by',
    ...fit.factors.map(({ name, variance, share }) => line(name, variance, share)),
    line(fit.family === 'gaussian' ? 'residual' : 'chance (logistic)', fit.residualVariance, fit.residualShare),
  ]
}

function coefficients({ fit }: Fitted): readonly string[] {
  const line = ({ name, estimate, error }: { name: string; estimate: number; error: number }) =>
    `  ${padEnd(clipped(name, NAME), NAME)} ${padStart(fixed(estimate), 10)} ${padStart(fixed(error), 10)}`
  const head = (title: string) => `${padEnd(title, NAME + 2)} ${padStart('estimate', 10)} ${padStart('s.e.', 10)}`
  return [
    ...(fit.fixed.length === 0 ? [] : [head('Fixed effects'), ...fit.fixed.map(line), '']),
    ...(fit.thresholds.length === 0 ? [] : [head('Thresholds'), ...fit.thresholds.map(line), '']),
  ]
}

function ratedLines(asked: Asked, { fit, tiers }: Fitted): readonly string[] {
  const { levels } = fit.factors[ratedIndex(asked)]
  const order = levels.map((_, at) => at).sort((a, b) => levels[b].effect - levels[a].effect || a - b)
  const low = levels.reduce((least, { lower }) => Math.min(least, lower), Number.POSITIVE_INFINITY)
  const high = levels.reduce((most, { upper }) => Math.max(most, upper), Number.NEGATIVE_INFINITY)
  const line = (at: number) => {
    const { level, ratings, mean, value, lower, upper } = levels[at]
    const figures = [ratings, fixed(mean, 2), fixed(value, 2), `${fixed(lower, 2)}–${fixed(upper, 2)}`]
    const [n, plain, fair, interval] = figures.map((figure, i) => padStart(String(figure), [7, 8, 8, 13][i]))
    return `${padStart(String(tiers[at]), 4)}  ${padEnd(clipped(level, NAME), NAME)}${n}${plain}${fair}  ${interval}  ${plot(levels[at], low, high)}`
  }
  const many = levels.length > MANY && !asked.all
  const shown = many
    ? [...order.slice(0, SHOWN).map(line), left(order.length), ...order.slice(-SHOWN).map(line)]
    : order.map(line)
  const scale = `${padEnd(fixed(low, 2), PLOT - fixed(high, 2).length)}${fixed(high, 2)}`
  return [
    `${clipped(asked.rated, NAME)}: the fair score, as average raters would give it, with its 95 % interval. The ratings do not tell apart the`,
    'best of a tier and those that follow it in the tier.',
    '',
    `tier  ${padEnd('', NAME)}${['n', 'mean', 'fair'].map((name, i) => padStart(name, [7, 8, 8][i])).join('')}  ${padStart('interval', 13)}  ${scale}`,
    ...shown,
  ]
}

const left = (all: number) => `      … ${all - 2 * SHOWN} more; --all shows them`

function plot({ value, lower, upper }: LevelReport, low: number, high: number): string {
  const at = (score: number) => (high > low ? Math.round(((score - low) / (high - low)) * (PLOT - 1)) : 0)
  const cells: string[] = Array.from({ length: PLOT }, (_, place) =>
    place >= at(lower) && place <= at(upper) ? '─' : ' ',
  )
  cells[at(lower)] = '├'
  cells[at(upper)] = '┤'
  cells[at(value)] = '●'
  return cells.join('').trimEnd()
}

const fixed = (value: number, digits = 4): string => (Number.isFinite(value) ? value.toFixed(digits) : '–')
