import { sql } from 'kysely'
import type { Company } from './company.ts'

export interface LivingPerson {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly unit: string
  /** employed with an open account */
  readonly able: boolean
}

export interface LivingUnit {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly head: string | null
  readonly planned: boolean
}

/** Read plainly from the tables, not by the code under test. */
export const livingUnits = (company: Company): Promise<readonly LivingUnit[]> =>
  company.rows(sql<LivingUnit>`
    select u.id, u.code, v.name, v.parent_id as parent, h.person_id as head,
           exists (select from unit_ending e where e.unit_id = u.id and e.state = 'planned') as planned
      from unit u join unit_version v on v.unit_id = u.id and v.valid @> ${company.today()}::date
      left join unit_head h on h.unit_id = u.id and h.valid @> ${company.today()}::date
     order by u.code`)

export const employed = (company: Company): Promise<readonly LivingPerson[]> =>
  company.rows(sql<LivingPerson>`
    select p.id, p.code, p.name, m.unit_id as unit,
           a.person_id is not null and a.disabled_at is null and a.password_hash is not null as able
      from person p join membership m on m.person_id = p.id and m.is_primary and m.valid @> ${company.today()}::date
      left join account a on a.person_id = p.id
     where p.employed @> ${company.today()}::date
     order by p.code`)
