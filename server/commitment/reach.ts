import type { Instant } from '@huke/core/calendar'
import { type Commitment, type Customer, type Id, mayJudge, needsAnother } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { headsFrom } from '../organisation/index.ts'

/** As many of a unit are told of what nobody in person is waited for. */
const manyAtMost = 10

/** Who can move a matter on for its supplier: the person who holds it, else the head of the unit or the next above. */
export async function reachSupplier(db: Kysely<DB>, c: Commitment, at: Instant): Promise<readonly Id[]> {
  const barred = (id: Id) => c.customers.some(x => x.leftAt === null && x.person === id)
  return reach(db, c.supplier, { at, barred, another: false })
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
): Promise<readonly Id[]> {
  const judges = customer.verdict === 'due'
  const barred = (id: Id) => judges && !mayJudge(c, id)
  return reach(db, customer, { at, barred, another: judges && needsAnother(c, customer) })
}

interface How {
  readonly at: Instant
  readonly barred: (person: Id) => boolean
  /** other people of the unit may do it as well */
  readonly another: boolean
}

async function reach(
  db: Kysely<DB>,
  { unit, person }: { readonly unit: Id; readonly person: Id | null },
  { at, barred, another }: How,
): Promise<readonly Id[]> {
  if (person !== null && !barred(person) && (await present(db, [person], at)).length > 0) return [person]
  if (another) {
    const others = (await membersPresent(db, unit, at)).filter(id => !barred(id))
    if (others.length > 0) return others.slice(0, manyAtMost)
  }
  const line = (await headsFrom(db, unit, at)).filter(id => !barred(id))
  const there = await present(db, line, at)
  const nearest = line.find(id => there.includes(id))
  return nearest === undefined ? [] : [nearest]
}

/** Of these, who is employed and not shut out. */
async function present(db: Kysely<DB>, people: readonly Id[], at: Instant): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select p.id from person p
     where p.id = any(${people}::uuid[]) and p.employed @> organisation_day(${instant(at)})
       and not exists (select from account a where a.person_id = p.id and a.disabled_at is not null)`.execute(db)
  return rows.map(row => row.id)
}

async function membersPresent(db: Kysely<DB>, unit: Id, at: Instant): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select p.id
      from membership m join person p on p.id = m.person_id
     where m.unit_id = ${unit}::uuid and m.valid @> organisation_day(${instant(at)})
       and p.employed @> organisation_day(${instant(at)})
       and not exists (select from account a where a.person_id = p.id and a.disabled_at is not null)
     order by m.is_primary desc, p.id`.execute(db)
  return rows.map(row => row.id)
}
