import type { Member } from '@huke/core/access'
import { type RawBuilder, sql } from 'kysely'

/**
 * The SQL shape of core's `maySee`, arm by arm, each along an index: what a reader may open is what their list holds. That
 * nobody decides on their own request takes nothing away here, since whoever asked sees it as the customer.
 */
export function visible(member: Member): RawBuilder<unknown> {
  if (member.roles.includes('officer') || member.roles.includes('auditor')) return sql`true`
  const standings = [member, ...member.delegations]
  const people = [member.person, ...member.delegations.map(d => d.from)]
  const persons = sql`any(${people}::uuid[])`
  const units = standings.flatMap(s => s.units)
  const heads = standings.flatMap(s => s.heads)
  const either = sql`any(${[...new Set([...units, ...heads])]}::uuid[])`
  // Who holds it now is the last of its holders.
  return sql`id in (
    select commitment_id from commitment_customer where person_id = ${persons} or unit_id = any(${heads}::uuid[])
    union all
    select x.commitment_id from commitment_customer x join commitment c on c.id = x.commitment_id
     where x.unit_id = any(${units}::uuid[])
       and (c.kind = 'ad-hoc' or x.person_id is null or x.person_id = c.supplier_person
            or c.state_data -> 'servedBy' ? x.person_id::text)
    union all
    select c.id from commitment c
     where c.seen_by <> '{}' and c.seen_by && ${people}::uuid[]
    union all
    select commitment_id from commitment_holding where person_id = ${persons}
    union all
    select commitment_id from commitment_holding where unit_id = ${either}
    union all
    select commitment_id from commitment_watch where person_id = ${persons}
    union all
    select id from commitment
     where state_data -> 'escalatedTo' <> '[]'
       and state_data -> 'escalatedTo' ?| ${people}::text[])`
}
