import type { Shown } from '../evaluation/release/index.ts'
import { addCounts, type Counts } from './counts.ts'
import { measureDefinitions } from './measure-definitions.ts'
import { leastRaters } from './raters.ts'

/** What a group of answers that aren't named adds to the figures stands under keys of its own: it needs no further group. */
const prefix = 'released/'
/** Answers of groups that were nearly of one opinion, whose share is stated without the few who differed. */
export const nearlyOne = 'released-nearly-one.n'

/** A group of answers that was released, and how many were asked; shares of a group nearly of one opinion are no whole numbers. */
export function releasedCounts(shown: Shown, answers: number, asked: number): Counts {
  const { n, good, sum, nearlyAll } = shown
  return addCounts(
    { [`${prefix}satisfaction.n`]: n, [`${prefix}satisfaction.k`]: good },
    sum === null ? {} : { [`${prefix}score.n`]: n, [`${prefix}score.sum`]: sum },
    nearlyAll === null ? {} : { [nearlyOne]: n },
    { 'coverage.n': Math.max(asked, answers), 'coverage.k': answers },
  )
}

/** Counts fit to be shown: named opinions where at least so many different people gave them, and every group released. */
export function shownOpinions(counts: Counts, minimumGroup: number): Counts {
  const tooFew = leastRaters(counts) < minimumGroup
  return addCounts(
    ...Object.entries(counts).map(([key, value]) => {
      if (key.startsWith(prefix)) return { [key.slice(prefix.length)]: value }
      return tooFew && opinionKeys.has(key) ? {} : { [key]: value }
    }),
  )
}

const opinionKeys: ReadonlySet<string> = new Set(
  measureDefinitions
    .filter(definition => definition.opinion === true)
    .flatMap(({ name }) => [`${name}.n`, `${name}.k`, `${name}.sum`]),
)
