import { sql } from 'kysely'
import type { Company } from '../histories/company.ts'

/** Runs something in a world in which none of some answers was given, and puts them back. */
export async function without<T>(company: Company, ids: readonly string[], run: () => Promise<T>): Promise<T> {
  const { db } = company.database
  await sql`create table if not exists taken_answer (like answer)`.execute(db)
  await asOwner(company, sql`insert into taken_answer select * from answer where id = any(${ids}::uuid[])`)
  await asOwner(company, sql`delete from answer where id = any(${ids}::uuid[])`)
  try {
    return await run()
  } finally {
    await asOwner(company, sql`insert into answer select * from taken_answer`)
    await sql`delete from taken_answer`.execute(db)
  }
}

/** Whatever the database says against it. */
export const asOwner = (company: Company, statement: ReturnType<typeof sql>): Promise<void> =>
  company.database.db.transaction().execute(async trx => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await statement.execute(trx)
  })
