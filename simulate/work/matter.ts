import { sql } from 'kysely'
import type { Installation } from '../machine/installation.ts'

/** As much of a matter as somebody has to know to do something about it. */
export interface Matter {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly state: string
  readonly ball: string
  readonly priority: string
  readonly service: string | null
  readonly supplier: { readonly unit: string; readonly person: string | null }
  readonly customers: readonly {
    readonly number: number
    readonly unit: string
    readonly person: string | null
    readonly leftAt: number | null
    readonly verdict: string | null
  }[]
  readonly servedBy: readonly string[]
  readonly dueAt: number | null
  readonly closedAt: number | null
  readonly waiting: boolean
  readonly held: boolean
  readonly neededBy: number | null
  readonly openItems: readonly string[]
  readonly scale: 'good-bad' | 'five'
  readonly isNamed: boolean
  readonly reopenDays: number
  readonly deliveries: number
  readonly returned: boolean
  readonly evaluated: boolean
  readonly bad: boolean
  readonly openParts: number
}

export async function readMatter({ look }: Installation, id: string): Promise<Matter> {
  const [row] = await look(sql<Matter>`
    select c.id, c.number, c.kind, c.state, c.ball, c.priority, c.service_id as service, c.state_data -> 'supplier' as supplier,
           c.state_data -> 'customers' as customers, c.state_data -> 'servedBy' as "servedBy",
           (extract(epoch from c.due_at) * 1000)::float8 as "dueAt", (extract(epoch from c.closed_at) * 1000)::float8 as "closedAt",
           c.state_data -> 'waiting' <> 'null' as waiting, c.state_data -> 'hold' <> 'null' as held,
           (c.state_data ->> 'neededBy')::float8 as "neededBy",
           array(select item ->> 'id' from jsonb_array_elements(c.state_data -> 'terms' -> 'checklist') item
                  where not c.state_data -> 'checked' ? (item ->> 'id')) as "openItems",
           c.state_data -> 'terms' -> 'evaluation' ->> 'scale' as scale,
           c.state_data -> 'terms' -> 'evaluation' ->> 'attribution' = 'named' as "isNamed",
           (c.state_data -> 'terms' ->> 'reopenDays')::int as "reopenDays",
           jsonb_array_length(c.state_data -> 'deliveries') as deliveries,
           (c.state_data ->> 'returns')::int > 0 as returned,
           -- What isn't named leaves no trace: whoever accepts says it in the same breath.
           case when c.state_data -> 'terms' -> 'evaluation' ->> 'attribution' = 'named'
                then jsonb_array_length(c.state_data -> 'evaluations') > 0
                else c.state_data ->> 'closedBy' = 'acceptance' end as evaluated,
           coalesce((c.state_data -> 'evaluations' -> -1 ->> 'score')::int
             <= case c.state_data -> 'terms' -> 'evaluation' ->> 'scale' when 'five' then 2 else 0 end, false) as bad,
           (select count(*)::int from commitment part where part.parent_id = c.id and part.closed_at is null
               and part.state_data -> 'parent' ->> 'relation' = 'part') as "openParts"
      from commitment c where c.id = ${id}`)
  if (row === undefined) throw new Error(`no matter ${id}`)
  return row
}
