import type { Id } from '@huke/core/commitment'
import { sql } from 'kysely'
import { instant } from '../../database/index.ts'
import type { Chore } from '../../queue/index.ts'
import { type Notice, notice } from '../notice.ts'
import { personRefs } from '../ref.ts'
import { answerableFor, toldFor } from '../relations.ts'

interface Leaver {
  readonly person: Id
  readonly last_day: string
  readonly unit: Id
  readonly count: number
}

/** Whoever will leave and still holds something: the head is told beforehand, once of each last day. */
export const tellLeaving: Chore = {
  name: 'tell of leavers',
  everySeconds: 30,
  run: async ({ db, now }) => {
    const at = now()
    await db.transaction().execute(async trx => {
      const { rows } = await sql<Leaver>`
        with today as (select organisation_day(${instant(at)}) as day),
        leaving as (
          select p.id as person, upper(p.employed) - 1 as last_day, m.unit_id as unit,
                 (select count(*)::int from commitment where closed_at is null and supplier_person = p.id)
                 + (select count(*)::int from commitment where closed_at is null
                      and id in (select commitment_id from commitment_customer x where x.person_id = p.id)) as count
            from person p join membership m on m.person_id = p.id and m.is_primary, today
           where upper(p.employed) > day and m.valid @> day
             and not exists (select from leaving_told t where t.person_id = p.id and t.last_day = upper(p.employed) - 1)
)
        select * from leaving where count > 0 order by person limit 200`.execute(trx)
      const units = await answerableFor(
        trx,
        rows.map(row => row.unit),
        at,
      )
      const people = await personRefs(
        trx,
        rows.map(row => row.person),
        at,
      )
      const notices = rows.flatMap(row => {
        const found = units.get(row.unit)
        const who = people.get(row.person)
        return (found === undefined ? [] : toldFor(found, [row.person])).map(
          (person): Notice => ({
            person,
            kind: 'leaving',
            commitment: null,
            source: `leaving/${row.person}/${row.last_day}/${person}`,
            detail: {
              person: { id: row.person, name: who?.name ?? '', nameEn: who?.nameEn ?? null },
              lastDay: row.last_day,
              count: row.count,
            },
          }),
        )
      })
      await notice(trx, notices, at)
      await sql`
        insert into leaving_told (person_id, last_day, told_at)
        select person, "lastDay", ${instant(at)}
          from jsonb_to_recordset(${JSON.stringify(rows.map(r => ({ person: r.person, lastDay: r.last_day })))}::jsonb)
            as r (person uuid, "lastDay" date)
            on conflict do nothing`.execute(trx)
    })
  },
}
