import { maySee, type Member } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import type { ClockName, Commitment, Id } from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { isVisible } from './timeline.ts'
import { viewerOn } from './viewer.ts'

export interface NoticedMatter {
  readonly id: Id
  readonly number: string
  readonly matter: Commitment
  readonly due_at: Instant | null
  readonly due_clock: ClockName | null
}

/** The matters that notices are about, by id. */
export async function noticedMatters(db: Kysely<DB>, ids: readonly Id[]): Promise<ReadonlyMap<Id, NoticedMatter>> {
  const { rows } = await sql<NoticedMatter>`
    select id, number, state_data as matter, due_at, due_clock
      from commitment where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.id, row]))
}

/** Whether somebody may be told what a notice of this kind tells: they see the matter, and on its page what happened to it. */
export const maySeeNotice = (member: Member, c: Commitment, kind: string, at: Instant): boolean =>
  maySee(member, c) && isVisible(kind, c, viewerOn(member, c), at)
