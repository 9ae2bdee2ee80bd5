import { dayWithoutAdministrator, type Term } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import { refused, type Words } from '../http/index.ts'
import { organisationDay } from './day.ts'
import { lockOrganisation } from './lock.ts'
import { isOpen } from './presence.ts'

export interface AdministratorTerm extends Term {
  /** employee number */
  readonly code: string
}

/** Everybody with the role and an open account, with the days they are employed. */
export async function administratorTerms(db: Kysely<DB>): Promise<readonly AdministratorTerm[]> {
  const { rows } = await sql<AdministratorTerm>`
    select p.code, lower(p.employed) as from, upper(p.employed) - 1 as to
      from role_grant r
      join person p on p.id = r.person_id
      join account a on a.person_id = r.person_id
     where r.role = 'administrator' and ${isOpen(sql`a`)}
     order by p.code`.execute(db)
  return rows
}

/** Makes a change after which every day that had somebody to administer still has; refuses any other. */
export async function keepingAdministrator<T>(trx: Transaction<DB>, at: Instant, change: () => Promise<T>): Promise<T> {
  await lockOrganisation(trx)
  const before = await administratorTerms(trx)
  const done = await change()
  const day = dayWithoutAdministrator(before, await administratorTerms(trx), await organisationDay(trx, at))
  if (day !== null) throw refused('access.last-administrator', { place: 'day', value: day, expectation: somebody })
  return done
}

const somebody: Words = {
  zh: '这一天有在职、账号可用的系统管理员',
  en: 'an employed administrator with an open account on this day',
}
