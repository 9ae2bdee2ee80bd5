import type { Chore } from '../queue/index.ts'
import { projectScorecards } from './projector.ts'

export const scorecardChores: readonly Chore[] = [
  {
    name: 'project scorecards',
    everySeconds: 2,
    run: async ({ db }) => {
      await projectScorecards(db)
    },
  },
]
