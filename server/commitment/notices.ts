import { maySee, type Member, viewerOn } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import type { ClockName, Commitment, Id } from '@huke/core/commitment'
import { visibleEvaluations } from '@huke/core/evaluation'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'

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
export function maySeeNotice(member: Member, c: Commitment, kind: string, at: Instant): boolean {
  if (!maySee(member, c)) return false
  const visible = visibleEvaluations(c, viewerOn(member, c), at)
  if (kind === 'customer-evaluated') return visible.customerEvaluations.length > 0
  return !ofEvaluation.includes(kind) || visible.evaluations.length > 0
}

const ofEvaluation: readonly string[] = ['evaluated', 'contested', 'contest-settled']
