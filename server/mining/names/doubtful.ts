import type { Instant } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import type { Candidate, Doubt } from '@huke/core/mining'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../../database/index.ts'
import { refused } from '../../http/index.ts'
import type { NameKind } from './met.ts'
import type { Meaning } from './name-store.ts'

/** A name of which somebody has to say whom it means. */
export interface DoubtfulName {
  readonly kind: NameKind
  readonly name: string
  /** of a person: the unit the log names with them first */
  readonly unit: string | null
  readonly doubt: Doubt
  readonly choices: readonly Candidate[]
  readonly proposal: Meaning
  readonly answer: Meaning | null
  readonly firstAt: Instant
  readonly lastAt: Instant
}

/** Units first, each kind by name. */
export async function doubtfulNames(
  db: Kysely<DB>,
  importId: Id,
  after: readonly [kind: string, name: string] | null,
  limit: number,
): Promise<readonly DoubtfulName[]> {
  const [kind, name] = after ?? ['', '']
  const { rows } = await sql<DoubtfulName>`
    select kind, name, case when unit_said then met_unit end as unit, doubt, choices, proposal, answer,
           first_at as "firstAt", last_at as "lastAt"
      from history_name
     where import_id = ${importId} and unit_id is null and person_id is null and doubt is not null
       and (${after === null} or kind < ${kind} or (kind = ${kind} and name > ${name}))
     order by kind desc, name limit ${limit}`.execute(db)
  return rows
}

export interface NameAnswer {
  readonly kind: NameKind
  readonly name: string
  readonly answer: Meaning
}

/**
 * Keeps what somebody says names mean: one of the choices, anybody or any unit of the organisation, or somebody else. Refused
 * as a whole where one is not possible, at its place.
 */
export async function answerNames(
  trx: Transaction<DB>,
  importId: Id,
  answers: readonly NameAnswer[],
  placeOf: (index: number) => string,
): Promise<void> {
  const rows = answers.map(({ kind, name, answer }, index) => ({ index, kind, name, answer }))
  const { rows: kept } = await sql<{ index: number }>`
    update history_name n set answer = r.answer
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(index int, kind text, name text, answer jsonb)
     where n.import_id = ${importId} and n.kind = r.kind and n.name = r.name and n.unit_id is null and n.person_id is null
       and n.doubt is not null
       and (r.answer ? 'new'
            or exists (select from jsonb_array_elements(n.choices) c
                        where c ->> 'id' = r.answer ->> 'id' or c ->> 'name' = r.answer ->> 'name')
            or (r.kind = 'person' and exists (
                 select from person p where p.id = (r.answer ->> 'id')::uuid and p.imported_from is null))
            or (r.kind = 'unit' and exists (
                 select from unit u where u.id = (r.answer ->> 'id')::uuid and u.imported_from is null)))
    returning r.index`.execute(trx)
  const done = new Set(kept.map(row => row.index))
  const wrong = rows.filter(row => !done.has(row.index))
  if (wrong.length === 0) return
  throw refused(
    'mining.unknown-name',
    ...wrong.map(({ index, name }) => ({
      place: placeOf(index),
      value: name,
      expectation: { zh: '待确认的名称，以及一个可选的答案', en: 'a name that is asked about, and one of its choices' },
    })),
  )
}
