export { scorecardChores } from './jobs.ts'
export { projectScorecards } from './projector.ts'
export { recomputeScorecards, type ScorecardDifference, verifyScorecards } from './verify.ts'
