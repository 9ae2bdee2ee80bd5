import { releaseAnswers } from '../evaluation/index.ts'
import type { Chore } from '../queue/index.ts'
import { closeMonths, projectScorecards } from './projector.ts'

export const scorecardChores: readonly Chore[] = [
  {
    name: 'project scorecards',
    everySeconds: 2,
    run: async ({ db, now }) => {
      await projectScorecards(db, now())
    },
  },
  {
    name: 'release the answers of months that have ended',
    everySeconds: 600,
    run: async ({ db, now }) => {
      // How many were asked stands in the sums.
      await projectScorecards(db, now())
      await releaseAnswers(db, now())
    },
  },
  {
    name: 'close the months whose time for changes is over',
    everySeconds: 3600,
    run: async ({ db, now }) => closeMonths(db, now()),
  },
]
