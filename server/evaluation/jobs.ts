import type { Chore } from '../queue/index.ts'
import { releaseAnswers } from './release.ts'
import { sealAnswers } from './seal.ts'

export const evaluationChores: readonly Chore[] = [
  {
    name: 'seal the answers',
    everySeconds: 60,
    run: async ({ db, now }) => sealAnswers(db, now()),
  },
  {
    name: 'release the answers of months that have ended',
    everySeconds: 600,
    run: async ({ db, now }) => releaseAnswers(db, now()),
  },
]
