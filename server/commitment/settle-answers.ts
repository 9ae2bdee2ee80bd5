import type { Instant } from '@huke/core/calendar'
import {
  apply,
  begin,
  type Commitment,
  type Event,
  type Id,
  isUnnamedAnswer,
  named,
  type Registered,
} from '@huke/core/commitment'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { recordAnswers, type Said } from '../evaluation/index.ts'
import type { RecordedEntry, Settle } from '../journal/index.ts'
import type { Secret } from '../secret.ts'

/**
 * An earlier release wrote answers that aren't named into the journal of their matter. They are kept apart now, with all that was
 * said of them; the person served is who gave them, where a person was.
 */
export const settleAnswers =
  (secret: Secret, now: Instant): Settle =>
  async (trx, entries) => {
    const register = await registerOf(trx, entries)
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
    await recordAnswers(trx, secret, said, now)
    return new Map([...kept].map(([root, rows]) => [root, rows.map(row => ({ ...row, event: register(row) }))]))
  }

/** What an earlier release kept beside the journal alone: numbers and origins of matters, and what their files hold. */
async function registerOf(
  trx: Transaction<DB>,
  entries: ReadonlyMap<Id, readonly RecordedEntry[]>,
): Promise<(row: RecordedEntry) => Event> {
  const ids = [...new Set([...entries.values()].flat().map(row => row.commitmentId))]
  const { rows: matters } = await sql<Registered & { id: Id }>`
    select id, number, imported_from as "importedFrom", external_key as "externalKey"
      from commitment where id = any(${ids}::uuid[])`.execute(trx)
  const { rows: files } = await sql<{ id: Id; sha256: string }>`
    select id, sha256 from file where commitment_id = any(${ids}::uuid[])`.execute(trx)
  const registered = new Map(matters.map(({ id, ...rest }) => [id, rest]))
  const contents = new Map(files.map(({ id, sha256 }) => [id, sha256]))
  return ({ commitmentId, event }) => {
    if (event.type === 'requested') return { ...event, registered: registered.get(commitmentId) }
    if (event.type !== 'attached') return event
    return { ...event, file: { ...event.file, sha256: contents.get(event.file.id) } }
  }
}

const byTheServed = (c: Commitment, event: Said['event']): Said['event'] => ({
  ...event,
  by: { ...event.by, person: event.by.person ?? c.customers.find(x => x.number === named(event))?.person ?? null },
})

/** Contests there are of what is named alone. */
const isOfUnnamed = (c: Commitment, { type }: Event): boolean =>
  c.terms.evaluation.attribution !== 'named' && (type === 'contested' || type === 'contest-settled')
