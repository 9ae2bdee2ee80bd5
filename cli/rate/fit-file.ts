import {
  type CategoryColumn,
  type Factor,
  factorOf,
  type FixedDesign,
  fitRatings,
  fixedDesign,
  interceptOnly,
  pairFactor,
  type RatingFit,
  type RatingProblem,
  sharedFactor,
} from '@huke/core/evaluation'
import type { Asked } from './asked.ts'
import { type Ratings, readRatings } from './read-ratings.ts'
import { Unusable } from '../file/unusable.ts'

export type Fitted = {
  readonly fit: RatingFit
  readonly leftOut: number
  readonly aliased: readonly string[]
  /** Raters who gave one score only. */
  readonly singleScores: number
  /** Tier of each level of the rated, from 1. */
  readonly tiers: readonly number[]
}

/** Reads and fits; the rated are the second factor, or the first where raters and rated are the same column. */
export async function fitFile(asked: Asked, tell: (text: string) => void): Promise<Fitted> {
  const ratings = await readRatings({
    file: asked.file,
    score: asked.score,
    ...columnsOf(asked),
    shared: asked.shared === undefined ? undefined : { column: asked.rated, separator: asked.shared },
    encoding: asked.encoding,
    delimiter: asked.delimiter,
    onProgress: (rows, share) =>
      tell(`reading ${share === undefined ? '' : `${Math.floor(100 * share)} %, `}${rows} rows`),
  })
  const { design, aliased } = fixedPart(asked, ratings)
  const factors = factorsOf(asked, ratings)
  tell(`fitting ${ratings.scores.length} ratings`)
  const fit = fitRatings(
    { scores: ratings.scores, factors, fixed: design },
    {
      family: asked.family,
      restricted: asked.restricted,
      seed: asked.seed,
      quadraturePoints: asked.points,
      onStep: step => tell(`fitting ${ratings.scores.length} ratings, step ${step}`),
      ...(asked.method === undefined ? {} : { method: asked.method }),
    },
  )
  if (fit.kind === 'refused') throw unusable(fit.problems)
  const rated = ratedIndex(asked)
  const tiers = fit.factors[rated].levels.map(() => 0)
  fit.tiers(rated).forEach((levels, tier) => {
    for (const level of levels) tiers[level] = tier + 1
  })
  const singleScores = fit.factors[0].levels.filter(({ ratings }) => ratings === 1).length
  return { fit, leftOut: ratings.leftOut, aliased, singleScores, tiers }
}

export const ratedIndex = (asked: Asked): number => (asked.rater === asked.rated ? 0 : 1)

function columnsOf(asked: Asked): { categories: readonly string[]; numbers: readonly string[] } {
  const fixed = asked.fixed.split(/[+*:]/).map(name => name.trim())
  const names = [
    asked.rater,
    asked.rated,
    ...asked.factors,
    ...(asked.pair === undefined ? [] : [asked.pair]),
    ...fixed,
  ]
  const categories = [...new Set(names)].filter(name => name !== '' && !asked.numeric.includes(name))
  return {
    categories: asked.shared === undefined ? categories : categories.filter(name => name !== asked.rated),
    numbers: asked.numeric,
  }
}

function fixedPart(asked: Asked, { columns }: Ratings): { design: FixedDesign; aliased: readonly string[] } {
  if (asked.fixed.trim() === '') return { design: interceptOnly, aliased: [] }
  const result = fixedDesign(asked.fixed, columns)
  if (result.kind === 'refused') throw unusable([result.problem])
  return result
}

function factorsOf(asked: Asked, { columns, memberships }: Ratings): readonly Factor[] {
  const single = (name: string) => factorOf(name, categoryOf(columns, name))
  const rater = single(asked.rater)
  const rest = [...new Set(asked.factors)].filter(name => name !== asked.rater && name !== asked.rated).map(single)
  if (memberships !== undefined) return [rater, sharedFactor(asked.rated, memberships), ...rest]
  const rated = single(asked.rated)
  const both = asked.rater === asked.rated ? [rater] : [rater, rated]
  if (asked.pair === undefined) return [...both, ...rest]
  return [...both, ...rest, pairFactor(`${asked.pair} × ${asked.rated}`, single(asked.pair), rated)]
}

function categoryOf(columns: Ratings['columns'], name: string): CategoryColumn {
  const column = columns.get(name)
  if (column?.kind === 'category') return column
  throw new Unusable('rating.unknown-column', [{ place: 'column', value: name, expected: 'a category, not a number' }])
}

const unusable = (problems: readonly RatingProblem[]) => new Unusable(problems[0].code, problems)
