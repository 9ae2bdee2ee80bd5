import { apply, begin, type Commitment, type Event, type Id, isUnnamedAnswer, named } from '@huke/core/commitment'
import { recordAnswers, type Said } from '../evaluation/index.ts'
import type { RecordedEntry, Settle } from '../journal/index.ts'
import type { Secret } from '../secret.ts'

/**
 * An earlier release wrote answers that aren't named into the journal of their matter. They are kept apart now, with all that was
 * said of them; the person served is who gave them, where a person was.
 */
export const settleAnswers =
  (secret: Secret): Settle =>
  async (trx, entries) => {
    const said: Said[] = []
    const kept = new Map<Id, RecordedEntry[]>()
    for (const [root, rows] of entries) {
      const matters = new Map<Id, Commitment>()
      kept.set(
        root,
        rows.filter(({ commitmentId, event }) => {
          const before = matters.get(commitmentId)
          if (before === undefined) {
            matters.set(commitmentId, begin(commitmentId, root, event))
            return true
          }
          if (isUnnamedAnswer(before, event)) said.push({ commitment: before, event: byTheServed(before, event) })
          else if (isOfUnnamed(before, event)) return false
          else matters.set(commitmentId, apply(before, event))
          return !isUnnamedAnswer(before, event)
        }),
      )
    }
    await recordAnswers(trx, secret, said)
    return kept
  }

const byTheServed = (c: Commitment, event: Said['event']): Said['event'] => ({
  ...event,
  by: { ...event.by, person: event.by.person ?? c.customers.find(x => x.number === named(event))?.person ?? null },
})

/** Contests there are of what is named alone. */
const isOfUnnamed = (c: Commitment, { type }: Event): boolean =>
  c.terms.evaluation.attribution !== 'named' && (type === 'contested' || type === 'contest-settled')
