import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import type { Secret } from '../secret.ts'
import { giverOf } from './pseudonym.ts'

/** A matter as it was delivered last. */
export interface Delivered {
  readonly id: Id
  readonly delivery: number
}

/** Those of the matters of whose last delivery somebody has already said without a name what they think. */
export async function answeredAmong(
  db: Kysely<DB>,
  secret: Secret,
  person: Id,
  matters: readonly Delivered[],
): Promise<ReadonlySet<Id>> {
  if (matters.length === 0) return new Set()
  const byGiver = new Map(matters.map(matter => [giverOf(secret, matter.id, person), matter]))
  const { rows } = await sql<{ giver: string; delivery: number }>`
    select distinct giver, delivery from answer where giver = any(${[...byGiver.keys()]}::text[])`.execute(db)
  return new Set(
    rows.flatMap(({ giver, delivery }) => {
      const matter = byGiver.get(giver)
      return matter?.delivery === delivery ? [matter.id] : []
    }),
  )
}

/** More than one person is asked about in the days that an evaluation period lasts. */
const most = 2000

/** Of what somebody is asked about now, what they have already answered without a name: nobody's list but theirs leaves it out. */
export async function answeredNow(db: Kysely<DB>, secret: Secret, person: Id, at: Instant): Promise<readonly Id[]> {
  const { rows } = await sql<Delivered>`
    select c.id, jsonb_array_length(c.state_data -> 'deliveries') as delivery
      from commitment_customer x join commitment c on c.id = x.commitment_id
     where x.person_id = ${person}::uuid and x.evaluate_until > ${instant(at)}
       and c.state_data #>> '{terms,evaluation,attribution}' <> 'named'
     order by x.evaluate_until desc limit ${most}`.execute(db)
  return [...(await answeredAmong(db, secret, person, rows))]
}
