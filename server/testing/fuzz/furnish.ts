import { sql } from 'kysely'
import { pickWeighted } from '../../../seed/random.ts'
import { type Company, openCompany } from '../histories/company.ts'
import { workSteps } from '../histories/work-steps.ts'
import type { Template } from '../template.ts'
import type { Known } from './request.ts'

/** Whose session a request may come with; of nobody there is none. */
export const callers = ['officer', 'administrator', 'auditor', 'head', 'member', 'nobody'] as const
export type Caller = (typeof callers)[number]

export interface Furnished {
  readonly company: Company
  readonly known: Known
  headersOf(caller: Caller): Promise<{ cookie?: string }>
}

/** A company at work: matters in many states, an auditor, and everything else of which there is an id. */
export async function furnish(seed: string, steps: number, template?: Template): Promise<Furnished> {
  const company = await openCompany(seed, template)
  for (let n = 0; n < steps; n++) await pickWeighted(company.random, workSteps, step => step.weight).run(company)
  await company.settle()
  const people = await company.rows(sql<{ id: string; code: string }>`select id, code from person`)
  const idOf = (code: string): string => people.find(person => person.code === code)?.id ?? ''
  await sql`insert into role_grant (person_id, role) values (${idOf('FIN2')}, 'auditor')`.execute(company.database.db)
  const who: Record<Exclude<Caller, 'nobody'>, string> = {
    officer: company.office,
    administrator: idOf('SECOND'),
    auditor: idOf('FIN2'),
    head: idOf('DEV1'),
    member: idOf('OPS2'),
  }
  return {
    company,
    known: await knownIn(company),
    headersOf: async caller => (caller === 'nobody' ? {} : company.headersOf(who[caller])),
  }
}

const places = [
  ['units', 'unit'],
  ['people', 'person'],
  ['accounts', 'person'],
  ['commitments', 'commitment'],
  ['services', 'service'],
  ['calendars', 'calendar'],
] as const

async function knownIn(company: Company): Promise<Known> {
  const known = new Map<string, readonly string[]>()
  for (const [place, table] of places) {
    const rows = await company.rows(sql<{ id: string }>`select id from ${sql.table(table)} order by id limit 200`)
    known.set(
      place,
      rows.map(({ id }) => id),
    )
  }
  return known
}
