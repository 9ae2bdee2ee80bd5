export { type Change, changesBetween, type FieldChange, type Subject, type What } from './changes.ts'
export { type Column, columns, type SheetName, sheetNames, sheetTitles } from './columns.ts'
export { dayAfter, dayBefore } from './day.ts'
export { type Answers, type Destination, destinationOf, noAnswers, unitsIn } from './ending-answers.ts'
export { type ImportEnding, importEndings } from './import-endings.ts'
export { type ImportOptions, type ImportPlan, planImport } from './plan.ts'
export { type ImportProblem, type ImportProblemCode, importProblemWords } from './problem.ts'
export { readDate } from './cell.ts'
export {
  type FileRow,
  type Grid,
  mostColumns,
  mostRows,
  type ReadSheets,
  readSheets,
  type SheetRows,
} from './read-sheet.ts'
export type { Code, MembershipState, OrganisationState, PersonState, PostState, UnitKind, UnitState } from './state.ts'
export { employedOn, historyPrefix, unitKinds } from './state.ts'
export {
  type Facts,
  type Fate,
  type Stake,
  type Succession,
  type SuccessionCause,
  successionCauses,
  successionOf,
  type Whereabouts,
} from './succession.ts'
export { type UnitEnd, withoutUnit } from './without-unit.ts'
