import { createHash } from 'node:crypto'
import type { OrganisationState, PersonState, PostState, UnitState } from '@huke/core/organisation'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'

/**
 * The organisation as it is on a day, in codes: what an import is compared with and an export shows. Units and people that come
 * from a history are none of it. Three statements.
 */
export async function organisationState(db: Kysely<DB>, day: string): Promise<OrganisationState> {
  const units = await sql<UnitState>`
    select u.code, v.name, v.name_en as "nameEn", v.kind, parent.code as parent, head.code as head
      from unit u
      join unit_version v on v.unit_id = u.id and v.valid @> ${day}::date
      left join unit parent on parent.id = v.parent_id
      left join unit_head h on h.unit_id = u.id and h.valid @> ${day}::date
      left join person head on head.id = h.person_id
     where u.imported_from is null
     order by u.code`.execute(db)
  const posts = await sql<PostState>`
    select code, name, name_en as "nameEn", responsibilities from post order by code`.execute(db)
  const people = await sql<PersonState>`
    select p.code, p.name, p.name_en as "nameEn", p.email, p.phone, lower(p.employed)::text as joined,
           (upper(p.employed) - 1)::text as left, manager.code as manager, coalesce(m.memberships, '[]') as memberships
      from person p
      left join manager g on g.person_id = p.id and g.valid @> ${day}::date
      left join person manager on manager.id = g.manager_id
      left join (
        select m.person_id,
               json_agg(json_build_object('unit', u.code, 'post', post.code, 'primary', m.is_primary,
                 'since', lower(m.valid), 'until', upper(m.valid) - 1) order by m.is_primary desc, lower(m.valid), u.code) as memberships
          from membership m
          join unit u on u.id = m.unit_id
          left join post on post.id = m.post_id
         where upper(m.valid) is null or upper(m.valid) > ${day}::date
         group by m.person_id) m on m.person_id = p.id
     where p.imported_from is null
     order by p.code`.execute(db)
  return { units: units.rows, posts: posts.rows, people: people.rows }
}

/** Changes when anything an import could change has changed. */
export const fingerprint = (state: OrganisationState): string =>
  createHash('sha256').update(JSON.stringify(state)).digest('hex')
