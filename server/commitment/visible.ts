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
    select id from commitment where customer_person = ${persons}
    union all
    select id from commitment where customer_unit = any(${heads}::uuid[])
    union all
    select id from commitment where customer_unit = any(${units}::uuid[]) and (kind = 'ad-hoc' or customer_person is null)
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
