import type { Instant } from '@huke/core/calendar'
import {
  type Audience,
  audienceOf,
  byWeight,
  type Commitment,
  customerNumbered,
  type Event,
  firstCustomer,
  type Id,
  named,
  owedBy,
  presentCustomers,
} from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { headsFrom } from '../organisation/index.ts'
import { reachCustomer, reachSupplier } from './reach.ts'

export interface Notice {
  readonly person: Id
  readonly event: Event
}

/** Whom the events of one act are told to: each person once, of the weightiest that concerns them, and nobody of their own. */
export async function noticesOf(
  db: Kysely<DB>,
  c: Commitment,
  events: readonly Event[],
  at: Instant,
): Promise<readonly Notice[]> {
  const told = new Map<Id, Event>()
  for (const event of byWeight(events)) {
    for (const audience of audienceOf(c, event)) {
      for (const person of await peopleIn(db, c, event, audience, at)) {
        if (person !== event.by.person && !told.has(person)) told.set(person, event)
      }
    }
  }
  return [...told].map(([person, event]) => ({ person, event }))
}

async function peopleIn(
  db: Kysely<DB>,
  c: Commitment,
  event: Event,
  audience: Audience,
  at: Instant,
): Promise<readonly Id[]> {
  switch (audience) {
    case 'supplier':
      return reachSupplier(db, c, at)
    case 'customers':
      return customersOf(db, c, event, at)
    case 'first-customer':
      return reachCustomer(db, c, firstCustomer(c), at)
    case 'asker':
      return c.askedBy === null ? [] : [c.askedBy]
    case 'watchers':
      return c.watchers
    case 'mentioned':
      return event.type === 'commented' ? event.mentions : []
    case 'named':
      return namedIn(event)
    case 'former-holder':
      return c.holdings.slice(-2, -1).flatMap(h => h.person ?? [])
    case 'heads':
      return event.type === 'warned' ? nearestHead(db, c, event, at) : []
    case 'officers':
      return officers(db, at)
  }
}

/** Of a warning, whose time it is; of everything else, all who are still served. */
async function customersOf(db: Kysely<DB>, c: Commitment, event: Event, at: Instant): Promise<readonly Id[]> {
  const run = event.type === 'warned' ? c.clocks.find(r => r.clock === event.clock && r.run === event.run) : undefined
  const whose = run === undefined ? undefined : customerNumbered(c, named(run))
  const reached: Id[] = []
  for (const customer of whose === undefined ? presentCustomers(c) : [whose])
    reached.push(...(await reachCustomer(db, c, customer, at)))
  return reached
}

function namedIn(event: Event): readonly Id[] {
  if (event.type === 'assigned') return event.person === null ? [] : [event.person]
  if (event.type === 'escalated') return [event.to]
  if (event.type === 'succeeded') return event.to.person === null ? [] : [event.to.person]
  return event.type === 'joined' && event.customer.person !== null ? [event.customer.person] : []
}

async function nearestHead(
  db: Kysely<DB>,
  c: Commitment,
  event: Extract<Event, { type: 'warned' }>,
  at: Instant,
): Promise<readonly Id[]> {
  const side = owedBy(c, event) === 'supplier' ? c.supplier : c.customer
  return (await headsFrom(db, side.unit, at)).slice(0, 1)
}

async function officers(db: Kysely<DB>, at: Instant): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select p.id from role_grant r join person p on p.id = r.person_id
     where r.role = 'officer' and p.employed @> organisation_day(${instant(at)})
       and not exists (select from account a where a.person_id = p.id and a.disabled_at is not null)
     order by p.id limit 20`.execute(db)
  return rows.map(row => row.id)
}
