export { type VisibleEvaluations, visibleEvaluations } from './visible.ts'
