import { type Act, type Commitment, customerNumbered, type Id, type Side } from '@huke/core/commitment'
import type { Succession } from '@huke/core/organisation'
import { sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import { act, loadLocked } from '../../commitment/index.ts'
import { type DB, instant } from '../../database/index.ts'
import { Refused } from '../../http/index.ts'
import type { World } from '../../world.ts'

/**
 * Passes one side of a matter on, in a transaction of its own: one that fails stops none of the others. It is decided on the
 * matter as it is under its lock: somebody may have acted, or another node passed it on.
 */
export async function passOn(
  world: World,
  { commitment, side, customer }: { readonly commitment: Id; readonly side: Side; readonly customer: number },
  decide: (c: Commitment) => Succession | null,
): Promise<void> {
  try {
    await world.db.transaction().execute(async trx => {
      const loaded = await loadLocked(trx, commitment)
      if (loaded === null || loaded.commitment.closedAt !== null) return
      const next = decide(loaded.commitment)
      if (next === null) return
      await act(trx, 'system', commitment, actOf(next, side, customer), { at: world.now() })
      await note(trx, loaded.commitment, { side, customer }, next, world.now())
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    world.log.warn({ err: error, commitment, side }, 'succession refused')
  }
}

const actOf = (next: Succession, side: Side, customer: number): Act =>
  'to' in next
    ? { kind: 'succeed', side, ...(customer === 0 ? {} : { customer }), to: next.to, reason: next.cause }
    : { kind: 'withdraw', reason: next.withdraw }

/** What its new holder is told of later, with all that came the same way. */
async function note(
  trx: Transaction<DB>,
  c: Commitment,
  { side, customer }: { readonly side: Side; readonly customer: number },
  next: Succession,
  at: number,
): Promise<void> {
  const from = customer === 0 ? c.supplier : (customerNumbered(c, customer) ?? c.customer)
  const to = 'to' in next ? next.to : { unit: null, person: null }
  await sql`
    insert into succession (id, commitment_id, side, cause, from_unit, from_person, to_unit, to_person, at)
    values (${v7()}, ${c.id}, ${side}, ${next.cause}, ${from.unit}, ${from.person}, ${to.unit}, ${to.person}, ${instant(at)})`.execute(
    trx,
  )
}
