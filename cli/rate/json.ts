import type { Asked } from './asked.ts'
import { type Fitted, ratedIndex } from './fit-file.ts'
import { notesOf } from './notes.ts'

/** Everything, as docs/json/rate.schema.json describes it. */
export function asJson(asked: Asked, fitted: Fitted) {
  const { fit, tiers, leftOut } = fitted
  const rated = ratedIndex(asked)
  return {
    format: 'huke-rate/1',
    file: asked.file ?? null,
    model: {
      family: fit.family,
      estimation: fit.restricted ? 'REML' : 'ML',
      score: asked.score,
      rater: asked.rater,
      rated: asked.rated,
      fixed: asked.fixed,
      method: fit.method,
      seed: fit.method === 'iterative' ? asked.seed : null,
      quadraturePoints: fit.family === 'gaussian' ? null : asked.points,
    },
    ratings: fit.ratings,
    leftOut,
    converged: fit.converged,
    singular: fit.factors.some(({ singular }) => singular),
    steps: fit.steps,
    criterion: fit.criterion,
    logLikelihood: fit.logLikelihood,
    parameters: fit.parameters,
    aic: fit.aic,
    bic: fit.bic,
    average: fit.average,
    fixed: fit.fixed.map(finite),
    aliased: fitted.aliased,
    thresholds: fit.thresholds.map(finite),
    residual: { variance: fit.residualVariance, share: fit.residualShare },
    factors: fit.factors.map(({ levels, ...factor }, index) => ({
      ...factor,
      levels: index === rated ? levels.map((level, at) => ({ ...level, tier: tiers[at] })) : levels,
    })),
    notes: notesOf(fitted),
  }
}

const finite = ({ name, estimate, error }: { name: string; estimate: number; error: number }) => ({
  name,
  estimate,
  error: Number.isFinite(error) ? error : null,
})
