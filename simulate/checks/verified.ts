import { projecting } from '../../server/commitment/index.ts'
import { answerDifferences } from '../../server/evaluation/index.ts'
import { verifyJournal } from '../../server/journal/index.ts'
import { verifyScorecards } from '../../server/scorecard/index.ts'
import type { Installation } from '../machine/installation.ts'
import type { Checked } from './check.ts'

/** What `huke verify` says: every hash, seal, projection and sum is as the journal makes it. */
export async function verified({ db, clock, world }: Installation): Promise<Checked> {
  const wrong: string[] = []
  const { rows } = await verifyJournal(db, {
    projecting,
    contentHash: sha256 => world.files.hash(sha256),
    onDifference: ({ what, where, expected, found }) =>
      wrong.push(`${what}: ${where}, expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`),
  })
  for await (const difference of answerDifferences(db)) wrong.push(`answers: ${JSON.stringify(difference)}`)
  for (const difference of await verifyScorecards(db, clock.now)) wrong.push(`scorecard: ${JSON.stringify(difference)}`)
  return { name: 'verify', looked: rows, wrong }
}
