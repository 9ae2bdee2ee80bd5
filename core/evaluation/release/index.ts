export type { Cell, Countable, Opinion, Shown } from './cell.ts'
export { cellAbove, cellsOf } from './cells.ts'
export { countableOf } from './countable.ts'
export { shownOf } from './shown.ts'
