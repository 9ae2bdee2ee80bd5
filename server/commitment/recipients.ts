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
  type Side,
  sideOf,
} from '@huke/core/commitment'
import { type Kysely, sql } from 'kysely'
import { type DB, instant } from '../database/index.ts'
import { canAct, headsFrom, standInsOf } from '../organisation/index.ts'
import { type Reached, reachCustomer, reachSupplier } from './reach.ts'

export interface Notice {
  readonly person: Id
  readonly event: Event
  /** whose news it is, where the person only stands in */
  readonly for: Id | null
  /** the side they can move the matter on for, if any */
  readonly as: Side | null
}

interface Reader extends Reached {
  readonly as: Side | null
}

/** Whom the events of one act are told to: each person once, of the weightiest that concerns them, and nobody of their own. */
export async function noticesOf(
  db: Kysely<DB>,
  c: Commitment,
  events: readonly Event[],
  at: Instant,
): Promise<readonly Notice[]> {
  const told = new Map<Id, Notice>()
  const tell = (event: Event, reader: Reader): void => {
    if (reader.person === event.by.person || told.has(reader.person)) return
    told.set(reader.person, { ...reader, event })
  }
  for (const event of byWeight(events)) {
    for (const audience of audienceOf(c, event)) {
      for (const reader of await peopleIn(db, c, event, audience, at)) tell(event, reader)
    }
  }
  // Whoever acts with somebody's rights hears their news as well, but for a matter in which they have a part of their own.
  const parts = [c.supplier, ...presentCustomers(c)].map(party => party.person)
  for (const { from, to } of await standInsOf(db, [...told.keys()], at)) {
    const news = told.get(from)
    if (news !== undefined && !parts.includes(to)) tell(news.event, { person: to, for: from, as: news.as })
  }
  return [...told.values()]
}

async function peopleIn(
  db: Kysely<DB>,
  c: Commitment,
  event: Event,
  audience: Audience,
  at: Instant,
): Promise<readonly Reader[]> {
  switch (audience) {
    case 'supplier':
      return acting('supplier', await reachSupplier(db, c, at, doneFor('customer', event)))
    case 'customers':
      return acting('customer', await customersOf(db, c, event, at))
    case 'first-customer':
      return acting('customer', await reachCustomer(db, c, firstCustomer(c), at, doneFor('supplier', event)))
    case 'asker':
      return aware(c.askedBy === null ? [] : [c.askedBy])
    case 'watchers':
      return aware(c.watchers)
    case 'mentioned':
      return aware(event.type === 'commented' ? event.mentions : [])
    case 'named':
      return namedIn(event)
    case 'former-holder':
      return aware(c.holdings.slice(-2, -1).flatMap(h => h.person ?? []))
    case 'heads':
      return aware(event.type === 'warned' ? await nearestHead(db, c, event, at) : [])
    case 'officers':
      return aware(await officers(db, at))
  }
}

/** Who did it, where they did it for that side. */
const doneFor = (side: Side, { by }: Event): Id | null => (sideOf(by.as) === side ? by.person : null)

const acting = (as: Side, people: readonly Reached[]): readonly Reader[] => people.map(reached => ({ ...reached, as }))
const aware = (people: readonly Id[]): readonly Reader[] => people.map(person => ({ person, for: null, as: null }))

/** Of a warning, whose time it is; of everything else, all who are still served. */
async function customersOf(db: Kysely<DB>, c: Commitment, event: Event, at: Instant): Promise<readonly Reached[]> {
  const run = event.type === 'warned' ? c.clocks.find(r => r.clock === event.clock && r.run === event.run) : undefined
  const whose = run === undefined ? undefined : customerNumbered(c, named(run))
  const reached: Reached[] = []
  for (const customer of whose === undefined ? presentCustomers(c) : [whose])
    reached.push(...(await reachCustomer(db, c, customer, at, doneFor('supplier', event))))
  return reached
}

function namedIn(event: Event): readonly Reader[] {
  if (event.type === 'assigned') return inPerson('supplier', event.person)
  if (event.type === 'succeeded') return inPerson(event.side, event.to.person)
  if (event.type === 'joined') return inPerson('customer', event.customer.person)
  return aware(event.type === 'escalated' ? [event.to] : [])
}

const inPerson = (as: Side, person: Id | null): readonly Reader[] =>
  person === null ? [] : acting(as, [{ person, for: null }])

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
    with today as (select organisation_day(${instant(at)}) as day)
    select person_id as id from role_grant, today
     where role = 'officer' and ${canAct(sql`person_id`, sql`day`)} order by person_id limit 20`.execute(db)
  return rows.map(row => row.id)
}
