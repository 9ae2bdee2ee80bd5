import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../../../database/index.ts'
import type { Language } from '../../../http/index.ts'
import type { PreferenceRow } from '../preferences.ts'

export interface GatheredNotice {
  readonly kind: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly at: Instant
  readonly commitment: Id | null
}

/** A mail before it is written: whom it is to, and what was gathered for it. */
export interface Gathered {
  readonly id: Id
  readonly person: Id
  readonly email: string | null
  readonly name: string
  readonly name_en: string | null
  readonly locale: Language | null
  readonly time_zone: string | null
  readonly preferences: PreferenceRow | null
  /** not read yet, in the order of time; the newest, where they are very many */
  readonly notices: readonly GatheredNotice[]
  /** how many there are besides */
  readonly more: number
}

/** So many notices stand in one mail; whoever has more reads them on the page. */
const most = 100

export async function gathered(db: Kysely<DB>, ids: readonly Id[]): Promise<readonly Gathered[]> {
  const { rows } = await sql<Gathered>`
    select m.id, p.id as person, p.email, p.name, p.name_en, p.locale, p.time_zone, to_jsonb(pref) as preferences,
           coalesce(unread.notices, '[]') as notices, coalesce(unread.more, 0)::int as more
      from mail m join person p on p.id = m.person_id
      left join mail_preference pref on pref.person_id = p.id
      left join lateral (
        select json_agg(json_build_object('kind', kind, 'detail', detail, 'commitment', commitment_id,
                                          'at', (extract(epoch from at) * 1000)::bigint) order by at, id)
                 filter (where place <= ${most}) as notices,
               count(*) filter (where place > ${most}) as more
          from (select n.*, row_number() over (order by n.at desc, n.id desc) as place
                  from mail_notice l join notification n on n.id = l.notification_id
                 where l.mail_id = m.id and n.read_at is null) placed) unread on true
     where m.id = any(${ids}::uuid[])`.execute(db)
  return rows
}
