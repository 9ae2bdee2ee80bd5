import type { LocalDate } from '@huke/core/calendar'
import type { Commitment, Id } from '@huke/core/commitment'
import type { Detail, MeasureDefinition, Role } from '@huke/core/scorecard'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import type { Stay } from './tree.ts'

export interface BehindAsked {
  /** which units, on which days */
  readonly stays: readonly Stay[]
  readonly role: Role
  readonly measure: MeasureDefinition
  readonly part: 'denominator' | 'numerator' | 'missed'
  readonly service?: Id | 'none'
  readonly other?: Id
  /** last row of the page before */
  readonly after: readonly [day: LocalDate, commitment: Id, part: string] | null
  readonly limit: number
}

export interface BehindRow {
  readonly commitment_id: Id
  readonly day: LocalDate
  readonly service_id: Id | null
  readonly n: number
  readonly k: number | null
  readonly sum: number | null
  readonly number: string
  readonly title: string
  readonly part: string
  readonly supplier: Id
  readonly customer: Id
  readonly detail: Detail
  readonly state_data: Commitment
}

/**
 * The commitments behind a figure, newest first: those whose share has its key, so that they are exactly the ones that were
 * summed. Answers that aren't named are never among them: they come into the sums in groups.
 */
export async function readBehind(db: Kysely<DB>, asked: BehindAsked): Promise<readonly BehindRow[]> {
  const { name } = asked.measure
  const { stays } = asked
  const [n, k, sum] = [`${name}.n`, `${name}.k`, `${name}.sum`]
  const conditions = [
    sql`s.role = ${asked.role}`,
    sql`s.counts ? ${n}`,
    partOf(asked.part, n, k, sum),
    ...(asked.service === 'none' ? [sql`s.service_id is null`] : []),
    ...(asked.service === undefined || asked.service === 'none' ? [] : [sql`s.service_id = ${asked.service}`]),
    ...(asked.other === undefined ? [] : [sql`s.other_id = ${asked.other}`]),
    ...(asked.after === null
      ? []
      : [
          sql`(s.day, s.commitment_id, s.part) < (${asked.after[0]}::date, ${asked.after[1]}::uuid, ${asked.after[2]})`,
        ]),
  ]
  const { rows } = await sql<BehindRow>`
    select s.commitment_id, s.part, s.day, s.service_id, s.detail,
           case s.role when 'supplier' then s.unit_id else s.other_id end as supplier,
           case s.role when 'supplier' then s.other_id else s.unit_id end as customer, (s.counts->>${n})::int as n, (s.counts->>${k})::int as k,
           (s.counts->>${sum})::bigint as sum, c.number, c.title, c.state_data
      from unnest(${stays.map(x => x.unit)}::uuid[], ${stays.map(x => x.from)}::date[], ${stays.map(x => x.to)}::date[])
           as stay(unit, first, last)
      join scorecard_share s on s.unit_id = stay.unit and s.day between stay.first and stay.last
      join commitment c on c.id = s.commitment_id
     where ${sql.join(conditions, sql` and `)}
     order by s.day desc, s.commitment_id desc, s.part desc
     limit ${asked.limit}`.execute(db)
  return rows
}

function partOf(part: BehindAsked['part'], n: string, k: string, sum: string): RawBuilder<unknown> {
  const kept = sql`coalesce((s.counts->>${k})::bigint, (s.counts->>${sum})::bigint, 0)`
  if (part === 'numerator') return sql`${kept} > 0`
  if (part === 'missed') return sql`(s.counts->>${n})::bigint > ${kept}`
  return sql`true`
}
