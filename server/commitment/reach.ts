import type { Instant } from '@huke/core/calendar'
import { type Commitment, type Customer, type Id, mayJudge, needsAnother } from '@huke/core/commitment'
import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { answerableFor, hereAmong, standInsOf, toldFor } from '../organisation/index.ts'

/** As many of a unit are told of what nobody in person is waited for. */
const manyAtMost = 10

export interface Reached {
  readonly person: Id
  /** in whose place, where they only stand in */
  readonly for: Id | null
}

/**
 * Who can move a matter on for its supplier: who holds it, else who stands in for them, else who answers for the unit. Whoever
 * has just acted for the other side answers to nobody but themselves: the next in line does.
 */
export async function reachSupplier(
  db: Kysely<DB>,
  c: Commitment,
  at: Instant,
  doer: Id | null = null,
): Promise<readonly Reached[]> {
  const barred = (id: Id) => c.customers.some(x => x.leftAt === null && x.person === id)
  return reach(db, c.supplier, { at, barred, another: false, doer })
}

/**
 * Who can do so for a customer. While a verdict is due somebody who did not serve: the person named, else others of the
 * unit, else its head, else the next above. Nobody = it passes by itself.
 */
export async function reachCustomer(
  db: Kysely<DB>,
  c: Commitment,
  customer: Customer,
  at: Instant,
  doer: Id | null = null,
): Promise<readonly Reached[]> {
  const judges = customer.verdict === 'due'
  const barred = (id: Id) => (judges ? !mayJudge(c, id) : c.supplier.person === id && id !== customer.person)
  return reach(db, customer, { at, barred, another: judges && needsAnother(c, customer), doer })
}

interface How {
  readonly at: Instant
  readonly barred: (person: Id) => boolean
  /** other people of the unit may do it as well */
  readonly another: boolean
  /** who did what they are told of */
  readonly doer: Id | null
}

async function reach(
  db: Kysely<DB>,
  { unit, person }: { readonly unit: Id; readonly person: Id | null },
  { at, barred, another, doer }: How,
): Promise<readonly Reached[]> {
  if (person !== null && !barred(person)) {
    if ((await hereAmong(db, [person], at)).has(person)) return [{ person, for: null }]
    const standIns = (await standInsOf(db, [person], at)).filter(({ to }) => !barred(to))
    if (standIns.length > 0) return standIns.map(({ to }) => ({ person: to, for: person }))
  }
  const found = (await answerableFor(db, [unit], at)).get(unit)
  const fits = (id: Id) => !barred(id) && id !== doer
  const heads = found?.heads.filter(fits) ?? []
  const members = found?.members.filter(fits) ?? []
  const told = another && members.length > 0 ? members.slice(0, manyAtMost) : toldFor({ heads, members }, [])
  return told.map(id => ({ person: id, for: null }))
}
