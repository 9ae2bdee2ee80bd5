import { capacitiesOn } from '@huke/core/access'
import { type Commitment, type Id, type Party, presentCustomers, type Side, sideOf } from '@huke/core/commitment'
import { sql, type Transaction } from 'kysely'
import type { Reader } from '../../access/index.ts'
import { act, checkParty, loadLocked } from '../../commitment/index.ts'
import { type DB, instant } from '../../database/index.ts'
import { notFound, refused } from '../../http/index.ts'
import { hereAmong } from '../relations.ts'

export interface HandingOver {
  readonly from: Id
  /** null: back to the unit */
  readonly to: Id | null
  readonly reason: string
  readonly at: number
}

/** Puts another in the place of a person, on whichever side they stand, in one matter. */
export async function handOver(
  trx: Transaction<DB>,
  member: Reader,
  commitment: Id,
  order: HandingOver,
): Promise<void> {
  const loaded = await loadLocked(trx, commitment)
  if (loaded === null || loaded.commitment.closedAt !== null) throw notFound()
  const c = loaded.commitment
  const sides: readonly (Party & { readonly side: Side; readonly customer?: number })[] = [
    { ...c.supplier, side: 'supplier' as const },
    ...presentCustomers(c).map(x => ({
      unit: x.unit,
      person: x.person,
      side: 'customer' as const,
      customer: x.number,
    })),
  ].filter(({ person }) => person === order.from)
  if (sides.length === 0) {
    throw refused('organisation.not-held', { place: 'commitments', value: commitment, expectation: stillHeld })
  }
  for (const part of sides) await passOn(trx, member, c, part, order)
}

const able = { zh: '在职、账号可用、没有长期离岗的人', en: 'somebody employed with an open account who is not away' }
const stillHeld = { zh: '此人仍在办理的事项', en: 'a matter this person still holds' }

async function passOn(
  trx: Transaction<DB>,
  member: Reader,
  c: Commitment,
  { side, customer, unit, person: from }: Party & { readonly side: Side; readonly customer?: number },
  { to: person, reason, at }: HandingOver,
): Promise<void> {
  const to = await placeOf(trx, { unit, person: from }, person, at)
  await checkParty(trx, to, 'to', at)
  if (person !== null && !(await hereAmong(trx, [person], at)).has(person)) {
    throw refused('organisation.cannot-act', { place: 'to', value: person, expectation: able })
  }
  const what = { kind: 'succeed', side, ...(customer === undefined ? {} : { customer }), to } as const
  const own = capacitiesOn(member, c).capacities
  const isHead = own.some(as => as.endsWith('-head') && sideOf(as) === side) && to.unit === unit
  if (own.includes('officer') || isHead) await act(trx, member, c.id, { ...what, reason }, { at })
  // Nobody's right on the matter, but on the person: the system does it, and the journal says at whose word.
  else await act(trx, 'system', c.id, { ...what, reason: `${reason}（${member.name}）` }, { at })
}

/** In the unit of the matter where the person belongs to it, else in their own. */
async function placeOf(trx: Transaction<DB>, now: Party, person: Id | null, at: number): Promise<Party> {
  if (person === null) return { unit: now.unit, person: null }
  const { rows } = await sql<{ unit: Id; fits: boolean }>`
    with recursive today as (select organisation_day(${instant(at)}) as day),
    below (unit) as (
      select ${now.unit}::uuid
       union
      select v.unit_id from below join unit_version v on v.parent_id = below.unit, today where v.valid @> day)
    select unit_id as unit, unit_id in (select unit from below) as fits
      from membership, today
     where person_id = ${person}::uuid and valid @> day
     order by fits desc, is_primary desc
     limit 1`.execute(trx)
  const own = rows[0]
  return own === undefined || own.fits ? { unit: now.unit, person } : { unit: own.unit, person }
}
