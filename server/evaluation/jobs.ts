import type { Chore } from '../queue/index.ts'
import { sealAnswers } from './seal.ts'

export const evaluationChores: readonly Chore[] = [
  {
    name: 'seal the answers',
    everySeconds: 60,
    run: async ({ db, now }) => sealAnswers(db, now()),
  },
]
