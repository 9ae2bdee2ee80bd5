export { type CompareKey, compareKeys } from './compare-columns.ts'
export { MonthStrip } from './month-strip.tsx'
export { PeriodPicker } from './period-picker.tsx'
export { ScorecardView } from './scorecard-view.tsx'
