import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import type { HistoryMap } from '@huke/core/mining'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../../database/index.ts'
import { holderOf, standUnits, stretchDays } from '../names/index.ts'

/** Another import that knows what this one made. */
interface Heir {
  readonly id: Id
  readonly name: string
  readonly map: HistoryMap
}

/**
 * What the import made and others know as well is theirs from now on: marked so, standing with what they made, known from the
 * days they have. The names it gave are forgotten.
 */
export async function handOn(trx: Transaction<DB>, importId: Id, at: Instant): Promise<void> {
  const heirs = await heirsOf(trx, importId)
  await sql`delete from history_name where import_id = ${importId}`.execute(trx)
  for (const table of ['unit', 'person'] as const) {
    const column = sql.ref(`${table}_id`)
    await sql`
      update ${sql.table(table)} made set imported_from = heir.import_id
        from (select ${column} as id, min(import_id::text)::uuid as import_id from history_name where ${column} is not null group by ${column}) heir
       where made.imported_from = ${importId} and heir.id = made.id`.execute(trx)
  }
  for (const heir of heirs) {
    await standWith(trx, heir, importId)
    await standUnits(trx, heir.id, at)
    await stretchDays(trx, heir.id, at)
  }
}

async function heirsOf(trx: Transaction<DB>, importId: Id): Promise<readonly Heir[]> {
  const { rows } = await sql<Heir>`
    select i.id, i.name, i.map from history_import i
     where i.id <> ${importId} and exists (
       select from history_name n
         left join unit u on u.id = n.unit_id left join person p on p.id = n.person_id
        where n.import_id = i.id and (u.imported_from = ${importId} or p.imported_from = ${importId}))`.execute(trx)
  return rows
}

/** Units that stood below one that goes stand below the heir's own; people who were met in one that goes, where the heir met them. */
async function standWith(trx: Transaction<DB>, heir: Heir, gone: Id): Promise<void> {
  const { rows } = await sql<{ unit: Id }>`
    select distinct v.unit_id as unit
      from unit_version v join unit u on u.id = v.unit_id join unit above on above.id = v.parent_id
     where u.imported_from = ${heir.id} and above.imported_from = ${gone}`.execute(trx)
  if (rows.length > 0) {
    const holder = await holderOf(trx, heir)
    await sql`
      update unit_version set parent_id = ${holder.id} where unit_id = any(${rows.map(row => row.unit)}::uuid[])`.execute(
      trx,
    )
  }
  await sql`
    update membership m set unit_id = met.unit_id
      from history_name n
      join history_name met on met.import_id = n.import_id and met.kind = 'unit' and met.name = n.met_unit
      , unit u
     where n.import_id = ${heir.id} and n.person_id = m.person_id and u.id = m.unit_id and u.imported_from = ${gone}`.execute(
    trx,
  )
}

const peopleAtOnce = 1000
/** Fewer, because for each every table that names units is looked through. */
const unitsAtOnce = 5

/** Removes some of what the import alone has made; answers whether there was any. What work still hangs on stays, of the past. */
export async function removeSome(trx: Transaction<DB>, importId: Id): Promise<boolean> {
  const people = await idsOf(
    trx,
    sql`
    select p.id from person p
     where p.imported_from = ${importId}
       and not exists (select from commitment c where c.customer_person = p.id or c.supplier_person = p.id)
       and not exists (select from commitment_holding h where h.person_id = p.id)
     limit ${peopleAtOnce}`,
  )
  if (people.length > 0) {
    await sql`delete from membership where person_id = any(${people}::uuid[])`.execute(trx)
    await sql`delete from person where id = any(${people}::uuid[])`.execute(trx)
    return true
  }
  const units = await idsOf(
    trx,
    sql`
    select u.id from unit u
     where u.imported_from = ${importId}
       and not exists (select from commitment c where c.customer_unit = u.id or c.supplier_unit = u.id)
       and not exists (select from commitment_holding h where h.unit_id = u.id)
       and not exists (select from membership m where m.unit_id = u.id)
       and not exists (select from unit_version below where below.parent_id = u.id)
     limit ${unitsAtOnce}`,
  )
  if (units.length === 0) return false
  await sql`delete from unit_version where unit_id = any(${units}::uuid[])`.execute(trx)
  await sql`delete from unit where id = any(${units}::uuid[])`.execute(trx)
  return true
}

async function idsOf(trx: Transaction<DB>, query: ReturnType<typeof sql>): Promise<readonly Id[]> {
  const { rows } = await query.execute(trx)
  return (rows as { id: Id }[]).map(row => row.id)
}
