import type { Projecting } from '../journal/index.ts'
import { wordsOf } from './birth.ts'
import { project } from './project.ts'
import { calendarRefsOf } from './refs.ts'

/** How the rows that show a commitment are made, for whoever verifies them. */
export const projecting: Projecting = {
  project,
  calendarRefsOf,
  wordsOf,
}
