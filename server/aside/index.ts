export { answer } from './answer.ts'
export { aside, type Budget, BudgetSpent } from './aside.ts'
