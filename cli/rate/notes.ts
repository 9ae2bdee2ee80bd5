import type { Fitted } from './fit-file.ts'

export type Note = { readonly code: string; readonly text: string }

/** What one should know before trusting the figures. */
export function notesOf({ fit, leftOut, aliased, singleScores }: Fitted): readonly Note[] {
  const singular = fit.factors.filter(factor => factor.singular).map(({ name }) => name)
  return [
    ...(fit.converged
      ? []
      : [
          {
            code: 'rate.not-converged',
            text: 'NOT CONVERGED: the search for the variances ended without finding them.',
          },
        ]),
    ...(singular.length === 0
      ? []
      : [
          {
            code: 'rate.singular',
            text: `Singular fit: the ratings show no variance between the levels of ${singular.join(', ')}.`,
          },
        ]),
    ...(aliased.length === 0
      ? []
      : [
          {
            code: 'rate.aliased',
            text: `Left out of the fixed effects, for others say the same: ${aliased.join(', ')}.`,
          },
        ]),
    ...(leftOut === 0
      ? []
      : [{ code: 'rate.left-out', text: `${leftOut} rows left out: the score or another value is missing.` }]),
    ...(singleScores === 0
      ? []
      : [
          {
            code: 'rate.single-scores',
            text: `${singleScores} of ${fit.factors[0].levels.length} raters gave one score only; it says little of their severity.`,
          },
        ]),
    ...(fit.method === 'exact'
      ? []
      : [
          {
            code: 'rate.iterative',
            text: 'Solved by iteration: standard deviations of effects are good to about a thousandth, the criterion to about 1.',
          },
        ]),
  ]
}
