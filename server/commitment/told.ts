import type { Instant } from '@huke/core/calendar'
import { type Commitment, type Event, type Id, sideOf } from '@huke/core/commitment'
import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { answerableFor, hereAmong, standInsOf, toldFor } from '../organisation/index.ts'

export interface Told {
  readonly person: Id
  readonly event: Event
  /** place of the event among those of its act */
  readonly i: number
  /** whose news it is, where the person only stands in */
  readonly for: Id | null
}

/** Who hears of what happened to a matter, as it stands now: those concerned, and who acts with their rights. */
export async function toldOf(
  db: Kysely<DB>,
  c: Commitment,
  events: readonly Event[],
  at: Instant,
): Promise<readonly Told[]> {
  const sides = await sidesOf(db, c, at)
  const notices = events.flatMap((event, i) =>
    [...concerned(c, event, sides)].map((person): Told => ({ person, event, i, for: null })),
  )
  return withStandIns(db, c, notices, at)
}

/** Who hears for each side: whoever holds it and is there, else whoever answers for its unit. */
interface Sides {
  readonly supplier: readonly Id[]
  readonly customer: readonly Id[]
  readonly head: Id | null
}

async function sidesOf(db: Kysely<DB>, { supplier, customer }: Commitment, at: Instant): Promise<Sides> {
  const people = [supplier.person, customer.person].filter(person => person !== null)
  const [here, units] = await Promise.all([
    hereAmong(db, people, at),
    answerableFor(db, [supplier.unit, customer.unit], at),
  ])
  const of = (side: Commitment['supplier'], other: Id | null): readonly Id[] => {
    if (side.person !== null && here.has(side.person)) return [side.person]
    const found = units.get(side.unit)
    return found === undefined ? [] : toldFor(found, other)
  }
  return {
    supplier: of(supplier, customer.person),
    customer: of(customer, supplier.person),
    head: units.get(supplier.unit)?.heads[0] ?? null,
  }
}

/** The other side, and whoever is named or watches; never the one who did it. */
function concerned(c: Commitment, event: Event, { supplier, customer, head }: Sides): ReadonlySet<Id> {
  const people = new Set<Id | null>(c.watchers)
  const add = (more: readonly Id[]): void => more.forEach(person => people.add(person))
  const side = sideOf(event.by.as)
  if (event.type === 'warned')
    return only([
      ...(event.clock === 'answer' || event.clock === 'confirmation' ? customer : supplier),
      event.share >= 100 ? head : null,
    ])
  if (
    event.type === 'customer-evaluated' ||
    (event.type === 'evaluated' && c.terms.evaluation.attribution === 'anonymous')
  )
    return new Set()
  // Whoever takes over by the system is told of all that came to them at once.
  const takesOver = event.type === 'succeeded' && event.by.person === null ? event.side : null
  if ((side !== 'customer' || event.type === 'succeeded') && takesOver !== 'customer') add(customer)
  if ((side !== 'supplier' || passing.includes(event.type)) && takesOver !== 'supplier') add(supplier)
  if (event.type === 'commented') add(event.mentions)
  if (event.type === 'escalated') people.add(event.to)
  people.delete(event.by.person)
  return only([...people])
}

/** Events by which one of the supplier's side gives the matter to another. */
const passing: readonly Event['type'][] = ['assigned', 'transferred', 'succeeded']

const only = (people: readonly (Id | null)[]): ReadonlySet<Id> => new Set(people.filter((id): id is Id => id !== null))

/** Whoever acts with somebody's rights hears their news as well, but for a matter in which they have a part of their own. */
async function withStandIns(
  db: Kysely<DB>,
  { supplier, customer }: Commitment,
  notices: readonly Told[],
  at: Instant,
): Promise<readonly Told[]> {
  const standIns = await standInsOf(
    db,
    notices.map(n => n.person),
    at,
  )
  const lent = notices.flatMap(({ person, event, i }) =>
    standIns
      .filter(({ from, to }) => from === person && ![supplier.person, customer.person, event.by.person].includes(to))
      .filter(({ to }) => !notices.some(n => n.person === to && n.event === event))
      .map(({ from, to }): Told => ({ person: to, event, i, for: from })),
  )
  return [...notices, ...lent]
}
