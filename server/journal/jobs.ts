import type { Chore } from '../queue/index.ts'
import { sealJournal } from './seal.ts'

export const journalChores: readonly Chore[] = [
  {
    name: 'seal the journal',
    everySeconds: 60,
    run: async ({ db, now }) => {
      await sealJournal(db, now())
    },
  },
]
