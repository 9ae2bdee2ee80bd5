import type { Commitment } from '@huke/core/commitment'
import { sql, type Transaction } from 'kysely'
import type { DB } from '../database/index.ts'
import type { Projection } from './project.ts'

/** What a new commitment has beside its projection. */
export interface Birth {
  readonly number: string
  /** segmented words to search by */
  readonly words: string
  readonly importedFrom: string | null
  readonly externalKey: string | null
}

export interface Written {
  readonly commitment: Commitment
  readonly projection: Projection
  /** null when the commitment exists */
  readonly birth: Birth | null
}

/** Writes the projections of any number of commitments, each table in one statement. */
export async function writeProjections(trx: Transaction<DB>, written: readonly Written[]): Promise<void> {
  const born = written.filter(w => w.birth !== null)
  const changed = written.filter(w => w.birth === null)
  if (born.length > 0) await insertCommitments(trx, born)
  if (changed.length > 0) await updateCommitments(trx, changed)
  await replaceParts(trx, written, changed)
}

/** Numbers such as R26-004217, in the order asked for. */
export async function takeNumbers(trx: Transaction<DB>, year: number, count: number): Promise<readonly string[]> {
  const { rows } = await sql<{ last: number }>`
    insert into commitment_number (year, last) values (${year}, ${count})
        on conflict (year) do update set last = commitment_number.last + excluded.last
    returning last`.execute(trx)
  const first = rows[0].last - count + 1
  return Array.from(
    { length: count },
    (_, i) => `R${String(year % 100).padStart(2, '0')}-${String(first + i).padStart(6, '0')}`,
  )
}

async function insertCommitments(trx: Transaction<DB>, born: readonly Written[]): Promise<void> {
  const records = born.map(w => ({
    ...w.projection.commitment,
    number: w.birth?.number,
    words: w.birth?.words,
    imported_from: w.birth?.importedFrom,
    external_key: w.birth?.externalKey,
  }))
  await sql`
    insert into commitment (
      id, number, root_id, parent_id, kind, state, ball, version, title, service_id, service_version, priority,
      customer_unit, customer_person, supplier_unit, supplier_person, requested_at, promised_at, delivered_at, closed_at,
      last_event_at, due_at, due_clock, seen_by, imported_from, external_key, words, state_data)
    select
      id, number, root_id, parent_id, kind, state, ball, version, title, service_id, service_version, priority,
      customer_unit, customer_person, supplier_unit, supplier_person, requested_at, promised_at, delivered_at, closed_at,
      last_event_at, due_at, due_clock, seen_by, imported_from, external_key,
      to_tsvector('simple', words), state_data
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(
      id uuid, number text, root_id uuid, parent_id uuid, kind text, state text, ball text, version int, title text,
      service_id uuid, service_version int, priority text, customer_unit uuid, customer_person uuid, supplier_unit uuid,
      supplier_person uuid, requested_at timestamptz, promised_at timestamptz, delivered_at timestamptz,
      closed_at timestamptz, last_event_at timestamptz, due_at timestamptz, due_clock text, seen_by uuid[],
      imported_from uuid, external_key text, words text, state_data jsonb)`.execute(trx)
}

async function updateCommitments(trx: Transaction<DB>, changed: readonly Written[]): Promise<void> {
  const records = changed.map(w => w.projection.commitment)
  await sql`
    update commitment c
       set state = r.state, ball = r.ball, version = r.version, priority = r.priority,
           customer_unit = r.customer_unit, customer_person = r.customer_person,
           supplier_unit = r.supplier_unit, supplier_person = r.supplier_person, promised_at = r.promised_at,
           delivered_at = r.delivered_at, closed_at = r.closed_at, last_event_at = r.last_event_at, due_at = r.due_at,
           due_clock = r.due_clock, seen_by = r.seen_by, state_data = r.state_data
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(
           id uuid, state text, ball text, version int, priority text, customer_unit uuid, customer_person uuid, supplier_unit uuid, supplier_person uuid,
           promised_at timestamptz, delivered_at timestamptz, closed_at timestamptz, last_event_at timestamptz,
           due_at timestamptz, due_clock text, seen_by uuid[], state_data jsonb)
     where c.id = r.id`.execute(trx)
}

/** Clocks, holdings, customers, timers and watchers are few a commitment: they are taken out and put in anew. */
async function replaceParts(
  trx: Transaction<DB>,
  written: readonly Written[],
  changed: readonly Written[],
): Promise<void> {
  const ids = changed.map(w => w.commitment.id)
  if (ids.length > 0) {
    await sql`
      with clocks as (delete from commitment_clock where commitment_id = any(${ids}::uuid[])),
           holdings as (delete from commitment_holding where commitment_id = any(${ids}::uuid[])),
           customers as (delete from commitment_customer where commitment_id = any(${ids}::uuid[])),
           timers as (delete from commitment_timer where commitment_id = any(${ids}::uuid[]))
      delete from commitment_watch where commitment_id = any(${ids}::uuid[])`.execute(trx)
  }
  const all = <K extends 'clocks' | 'holdings' | 'timers' | 'customers' | 'watches'>(part: K) =>
    JSON.stringify(written.flatMap(w => w.projection[part]))
  await sql`
    with clocks as (
      insert into commitment_clock
      select * from jsonb_populate_recordset(null::commitment_clock, ${all('clocks')}::jsonb)
    ), holdings as (
      insert into commitment_holding
      select * from jsonb_populate_recordset(null::commitment_holding, ${all('holdings')}::jsonb)
    ), customers as (
      insert into commitment_customer
      select * from jsonb_populate_recordset(null::commitment_customer, ${all('customers')}::jsonb)
    ), timers as (
      insert into commitment_timer
      select * from jsonb_populate_recordset(null::commitment_timer, ${all('timers')}::jsonb)
    )
    insert into commitment_watch
    select * from jsonb_populate_recordset(null::commitment_watch, ${all('watches')}::jsonb)`.execute(trx)
}
