import { capacitiesOn, maySee, type Member, viewerOn } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import {
  type Act,
  type ActingPerson,
  type Attachment,
  type Commitment,
  type GivenEvaluation,
  type Id,
  isUnnamedAnswer,
  mayJudge,
  presentCustomers,
  type Refusal,
} from '@huke/core/commitment'
import { seenBy } from '@huke/core/evaluation'
import type { Transaction } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import { withAnswers } from '../evaluation/index.ts'
import { notFound, Refused } from '../http/index.ts'
import { loadLocked } from './load.ts'
import { headsFrom } from '../organisation/index.ts'
import type { Secret } from '../secret.ts'
import { countOpenParts, partsLeftBy, recoveriesEndedBy } from './parts.ts'
import { reachCustomer } from './reach.ts'
import { calendarRefsOf } from './refs.ts'
import { type Happening, record } from './record.ts'
import { tell } from './tell.ts'
import { decideWithFiles } from './with-files.ts'
import { bearChildren } from './birth.ts'

export interface Receipt {
  readonly id: Id
  readonly number: string
  readonly version: number
  readonly state: Commitment['state']
}

/** Whoever acts: a person with their standing, or the system. */
export type Doer = Member | 'system'

export interface When {
  readonly at: Instant
  readonly version?: number
  readonly files?: readonly Attachment[]
  /** brought by whoever may give an answer that isn't named */
  readonly secret?: Secret
  /** answers that the act is about, and that only the doer's view of the commitment has */
  readonly answers?: readonly GivenEvaluation[]
}

/**
 * Does one act in the caller's transaction: locks the case, asks core, writes journal and state, and tells whom it concerns
 * once it is committed. A refusal is thrown, so that the transaction rolls back.
 */
export async function act(trx: Transaction<DB>, doer: Doer, id: Id, what: Act, when: When): Promise<Receipt> {
  const loaded = await loadLocked(trx, id)
  if (loaded === null || (doer !== 'system' && !maySee(doer, loaded.commitment))) throw notFound()
  const { commitment, number, lastInRoot } = loaded
  // Another node's clock may be ahead of ours by a moment.
  const at = Math.max(when.at, lastInRoot)
  const calendars = await loadCalendars(trx, calendarRefsOf(commitment, what))
  const full = await withHead(trx, commitment, what, at)
  const seen = doer === 'system' ? commitment : seenBy(commitment, viewerOn(doer, commitment), at)
  const decision = decideWithFiles(withAnswers(seen, when.answers ?? []), when.files ?? [], full, {
    at,
    actor: actorOf(doer, commitment),
    version: when.version,
    calendars,
    newIds: [uuidv7()],
    openParts: what.kind === 'deliver' ? await countOpenParts(trx, id) : 0,
  })
  if (!decision.ok) throw refusedBy(decision.refusal)
  const own: Happening = { id, rootId: commitment.rootId, before: commitment, birth: null, events: decision.events }
  const children = await bearChildren(trx, commitment, decision.children, at)
  const [changed, ...born] = await record(trx, [own, ...children], calendars, when.at, when.secret ?? null)
  const now = changed as Commitment
  const told = decision.events.filter(event => !isUnnamedAnswer(commitment, event))
  if (told.length > 0) await tell(trx, { before: commitment, after: now, events: told })
  for (const [i, child] of born.entries())
    await tell(trx, { before: null, after: child, events: children[i]?.events ?? [] })
  if (now.state === 'delivered') await passByItself(trx, now, when.at)
  for (const recovery of await recoveriesEndedBy(trx, commitment, now))
    await act(trx, 'system', recovery, { kind: 'void', reason: number }, { at: when.at })
  // Nobody waits for them any more. The number is in every language, and tells those who work on them no more than they know.
  for (const part of await partsLeftBy(trx, now))
    await act(trx, 'system', part, { kind: 'withdraw', reason: number }, { at: when.at })
  return { id, number, version: now.version, state: now.state }
}

/** A recovery that was bad itself goes to the nearest head who did not serve. */
async function withHead(trx: Transaction<DB>, c: Commitment, what: Act, at: Instant): Promise<Act> {
  if (what.kind !== 'recover' || c.parent?.relation !== 'recovery') return what
  const heads = await headsFrom(trx, c.supplier.unit, at)
  return { ...what, to: heads.find(head => mayJudge(c, head)) ?? heads[0] ?? null }
}

/** Where everybody who could judge for a customer has served, nobody is waited for. */
async function passByItself(trx: Transaction<DB>, c: Commitment, at: Instant): Promise<void> {
  for (const customer of presentCustomers(c)) {
    if (customer.verdict !== 'due' || (await reachCustomer(trx, c, customer, at)).length > 0) continue
    await act(trx, 'system', c.id, { kind: 'pass', customer: customer.number }, { at })
  }
}

const actorOf = (doer: Doer, c: Commitment): ActingPerson =>
  doer === 'system' ? { person: null, capacities: ['system'] } : capacitiesOn(doer, c)

/** A refusal of core on its way out as problem+json. */
export const refusedBy = ({ code, place, value, expectation }: Refusal): Refused =>
  new Refused(code, [{ place: `act/${place}`, value, expectation }])
