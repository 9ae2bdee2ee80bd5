import type { Instant, LocalDate } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { sql, type Transaction } from 'kysely'
import { type DB, instant } from '../../database/index.ts'

/** A unit of a history, from its first day to the day after its last, as far as it stands already. */
interface Standee {
  readonly id: Id
  readonly from: LocalDate
  readonly until: LocalDate
  /** holds all that one source has made, and so stands inside the organisation */
  readonly holder: boolean
  /** … in this unit; null = in the one above all others */
  readonly place: Id | null
}

/**
 * Makes the units of a source stand for all the years its log touches, with whatever is above them: those it found as much as
 * those it made. Inside the organisation, so that its scorecards have them.
 */
export async function standUnits(trx: Transaction<DB>, importId: Id, at: Instant): Promise<void> {
  const top = await topUnit(trx, at)
  const units = (await standees(trx, importId)).map(unit => ({ ...unit, place: unit.place ?? top }))
  await sql`
    update unit_version v
       set valid = daterange(r.from, r.until), parent_id = case when r.holder then r.place else v.parent_id end
      from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as r(id uuid, "from" date, until date, holder boolean, place uuid)
     where v.unit_id = r.id
       and (v.valid <> daterange(r.from, r.until) or (r.holder and v.parent_id is distinct from r.place))`.execute(trx)
}

/** The unit above all others; the company where several stand at the top, null where there is none yet. */
export async function topUnit(trx: Transaction<DB>, at: Instant): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`
    select u.id from unit_version v join unit u on u.id = v.unit_id
     where v.parent_id is null and u.imported_from is null and v.valid @> organisation_day(${instant(at)})
     order by v.kind = 'company' desc, u.code = 'ROOT' desc, u.code limit 1`.execute(trx)
  return rows[0]?.id ?? null
}

async function standees(trx: Transaction<DB>, importId: Id): Promise<readonly Standee[]> {
  const { rows } = await sql<Standee>`
    with recursive meant (id) as (
      select n.unit_id from history_name n join unit u on u.id = n.unit_id
       where n.import_id = ${importId} and u.imported_from is not null
       union
      select v.parent_id from meant join unit_version v on v.unit_id = meant.id join unit p on p.id = v.parent_id
       where p.imported_from is not null),
    years as (
      select date_trunc('year', organisation_day(log_start))::date as first,
             (date_trunc('year', organisation_day(log_end)) + interval '1 year')::date as after
        from history_import where id = ${importId})
    select meant.id, held.unit_id is not null as holder, i.place_id as place,
           least(min(lower(v.valid)), years.first) as from, greatest(max(upper(v.valid)), years.after) as until
      from meant
      join unit_version v on v.unit_id = meant.id
      left join history_name held on held.unit_id = meant.id and held.kind = 'root'
      left join history_import i on i.id = held.import_id
      cross join years
     group by meant.id, held.unit_id, i.place_id, years.first, years.after`.execute(trx)
  return rows
}
