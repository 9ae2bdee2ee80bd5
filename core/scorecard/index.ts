export { addCounts, type Counts, isEmpty, subtractCounts } from './counts.ts'
export { type Beside, besideNames, besideOf } from './beside.ts'
export type { Contribution, Detail } from './contribution.ts'
export { contributionsOf } from './contributions.ts'
export { type Interval, wilson } from './interval.ts'
export { type MeasureDefinition, measureDefinitions, type MeasureName } from './measure-definitions.ts'
export { type Counting, countingOf, supplierOf } from './counting.ts'
export { measureWords, methodWords } from './measure-words.ts'
export { type Measure, measuresOf } from './measures.ts'
export {
  monthOf,
  type Period,
  periodExpectation,
  periodOf,
  previousPeriod,
  type Reading,
  readingOf,
  yearUpTo,
} from './period.ts'
export { askedUnnamed } from './coverage-contributions.ts'
export { releasedCounts } from './released.ts'
export { results } from './judged-run.ts'
export { outcomeOf } from './result.ts'
export { type Role, type Share, sharesOf } from './share.ts'
export { quantileOf, sketchError, sketchOf } from './sketch.ts'
export { type Dated, type TrendPoint, trendOf } from './trend.ts'
