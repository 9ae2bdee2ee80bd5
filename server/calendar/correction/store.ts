import type { Instant } from '@huke/core/calendar'
import type { Commitment, Id } from '@huke/core/commitment'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import { type DB, instant } from '../../database/index.ts'
import type { StoredDefinition } from '../definition.ts'
import type { Turn } from './turns.ts'

/** A correction that was asked for, and what it would turn as far as that is counted. */
export interface Correction {
  readonly id: string
  readonly calendar: string
  readonly baseVersion: number
  readonly definition: StoredDefinition
  readonly reason: string
  readonly person: string
  readonly createdAt: Instant
  /** the last matter that was compared */
  readonly countedTo: Id | null
  readonly compared: number
  readonly moved: number
  /** null while it is being counted */
  readonly countedAt: Instant | null
  /** the version it became; null until it is applied */
  readonly version: number | null
}

export async function insertCorrection(
  trx: Transaction<DB>,
  correction: Pick<Correction, 'calendar' | 'baseVersion' | 'definition' | 'reason' | 'person'>,
): Promise<string> {
  const { calendar, baseVersion, definition, reason, person } = correction
  await sql`
    delete from calendar_correction where calendar_id = ${calendar} and person_id = ${person} and version is null`.execute(
    trx,
  )
  const id = v7()
  await trx
    .insertInto('calendar_correction')
    .values({
      id,
      calendar_id: calendar,
      base_version: baseVersion,
      definition: JSON.stringify(definition),
      reason,
      person_id: person,
    })
    .execute()
  return id
}

export async function findCorrection(db: Kysely<DB>, id: string): Promise<Correction | null> {
  const { rows } = await sql<Correction>`
    select id, calendar_id as calendar, base_version as "baseVersion", definition, reason, person_id as person,
           created_at as "createdAt", counted_to as "countedTo", compared, moved, counted_at as "countedAt", version
      from calendar_correction where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Matters measured by a calendar that were still open on a day or are now, in order of id. */
export async function mattersSince(
  db: Kysely<DB>,
  { calendar, since, after }: { calendar: string; since: Instant | null; after: Id | null },
  limit: number,
): Promise<Commitment[]> {
  const { rows } = await sql<{ commitment: Commitment }>`
    select state_data as commitment from commitment
     where state_data -> 'terms' -> 'calendar' ->> 'id' = ${calendar}
       and ${after === null ? sql`true` : sql`id > ${after}::uuid`}
       and ${since === null ? sql`true` : sql`(closed_at is null or closed_at >= ${instant(since)})`}
     order by id limit ${limit}`.execute(db)
  return rows.map(row => row.commitment)
}

export interface CountedTurn extends Turn {
  readonly commitment: Id
  readonly closed: boolean
}

/** Keeps what a number of matters come to; false where the correction has been given up meanwhile. */
export async function addCounted(
  trx: Transaction<DB>,
  id: string,
  counted: { to: Id; compared: number; moved: number; turns: readonly CountedTurn[] },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update calendar_correction
       set counted_to = ${counted.to}, compared = compared + ${counted.compared}, moved = moved + ${counted.moved}
     where id = ${id}`.execute(trx)
  if (numAffectedRows !== 1n) return false
  await sql`
    insert into calendar_correction_turn (correction_id, commitment_id, clock, run, to_broken, closed)
    select ${id}::uuid, commitment, clock, run, "toBroken", closed
      from jsonb_to_recordset(${JSON.stringify(counted.turns)}::jsonb)
             as t (commitment uuid, clock text, run int, "toBroken" boolean, closed boolean)
        on conflict do nothing`.execute(trx)
  return true
}

export async function endCount(db: Kysely<DB>, id: string, at: Instant): Promise<void> {
  await sql`update calendar_correction set counted_at = ${instant(at)} where id = ${id}`.execute(db)
}

export async function setApplied(trx: Transaction<DB>, id: string, version: number): Promise<void> {
  await sql`update calendar_correction set version = ${version} where id = ${id}`.execute(trx)
}

/** Matters with a clock that turns, told apart by whether they are open and which way. */
export interface TurnCounts {
  readonly openToBroken: number
  readonly openToKept: number
  readonly closedToBroken: number
  readonly closedToKept: number
}

export async function turnCounts(db: Kysely<DB>, id: string): Promise<TurnCounts> {
  const { rows } = await sql<TurnCounts>`
    select count(distinct commitment_id) filter (where not closed and to_broken) as "openToBroken",
           count(distinct commitment_id) filter (where not closed and not to_broken) as "openToKept",
           count(distinct commitment_id) filter (where closed and to_broken) as "closedToBroken",
           count(distinct commitment_id) filter (where closed and not to_broken) as "closedToKept"
      from calendar_correction_turn where correction_id = ${id}`.execute(db)
  return rows[0] as TurnCounts
}
