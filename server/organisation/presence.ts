import { type RawBuilder, sql } from 'kysely'

/** Whether an account opens the door: it is not closed and has a password, which the demo's do without. */
export const isOpen = (account: RawBuilder<unknown>): RawBuilder<boolean> => sql`
  (${account}.disabled_at is null
   and (${account}.password_hash is not null
        or coalesce((select value = 'true'::jsonb from setting where key = 'demo'), false)))`

/** Whether somebody is employed on the day and can sign in, so that what they are given can be done by them. */
export const canAct = (person: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<boolean> => sql`exists (
  select from person act_p join account act_a on act_a.person_id = act_p.id
   where act_p.id = ${person} and act_p.employed @> ${day} and ${isOpen(sql`act_a`)})`

/** Whether somebody has left or their account was closed: what they lent is lent no longer. */
export const isGone = (person: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<boolean> => sql`exists (
  select from person gone_p left join account gone_a on gone_a.person_id = gone_p.id
   where gone_p.id = ${person} and (not gone_p.employed @> ${day} or gone_a.disabled_at is not null))`

/** Whether somebody can act on the day and is not away for long. */
export const isHere = (person: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<boolean> => sql`
  (${canAct(person, day)} and not exists (
    select from absence act_b
     where act_b.person_id = ${person} and act_b.valid @> ${day} and act_b.revoked_at is null))`
