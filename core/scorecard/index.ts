export { addCounts, type Counts, isEmpty, subtractCounts } from './counts.ts'
export { type Beside, besideNames, besideOf } from './beside.ts'
export type { Contribution, Detail } from './contribution.ts'
export { contributionsOf } from './contributions.ts'
export { type Interval, wilson } from './interval.ts'
export { type MeasureDefinition, measureDefinitions, type MeasureName } from './measure-definitions.ts'
export { measureWords, methodWords } from './measure-words.ts'
export { type Measure, measuresOf } from './measures.ts'
export { anonymousPrefix } from './opinions.ts'
export {
  monthOf,
  type Period,
  periodExpectation,
  periodOf,
  previousPeriod,
  type Reading,
  readingOf,
  settledBefore,
  yearUpTo,
} from './period.ts'
export { results } from './judged-run.ts'
export { outcomeOf } from './result.ts'
export { type Role, type Share, sharesOf } from './share.ts'
export { quantileOf, sketchError, sketchOf } from './sketch.ts'
export { type Dated, type TrendPoint, trendOf } from './trend.ts'
