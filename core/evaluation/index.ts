export { isWithheld, seenBy, type Viewer, type VisibleEvaluations, visibleEvaluations } from './visible.ts'
export { type CategoryColumn, type Column, categoryColumn, inOrderOfNames, type NumberColumn } from './rating/column.ts'
export {
  type Factor,
  type FixedDesign,
  interceptOnly,
  type RatingData,
  type SharedFactor,
  type SingleFactor,
} from './rating/data.ts'
export { factorOf, type Membership, pairFactor, sharedFactor } from './rating/factors.ts'
export { type FactorFit, fitRatings, type RatingFit, type RatingRefusal } from './rating/fit.ts'
export { fixedDesign, type FixedResult } from './rating/fixed-design.ts'
export type { LevelReport } from './rating/level-report.ts'
export type { Coefficient, Family, RatingOptions } from './rating/model.ts'
export type { Prediction, Question } from './rating/predict.ts'
export type { RatingProblem, RatingProblemCode } from './rating/problem.ts'
export { type Minimum, minimise, type Valued } from './rating/quasi-newton.ts'
export { choleskyOf, inverseFromCholesky, solveCholesky } from './rating/small-matrix.ts'
