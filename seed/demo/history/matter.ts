import { capacitiesOn } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import {
  type Act,
  type ActingPerson,
  apply,
  begin,
  type Commitment,
  type Decision,
  decide,
  decideRequest,
  type Event,
  type Id,
  type Request,
  type Timer,
  timersOf,
} from '@huke/core/commitment'
import type { Tale } from './tale.ts'

/** Somebody (or with null the system) does something at a time; what exactly is decided when it comes, null being nothing after all. */
export interface Move {
  at: Instant
  by: Id | null
  does: (c: Commitment) => Act | null
}

/** How a matter goes: yields the next move and is handed what became of it. */
export type Course = Generator<Move, Commitment, Commitment>

/** A commitment on its way through the year. */
export interface Matter {
  c: Commitment
  events: Event[]
  timers: readonly Timer[]
}

/** Lets the matter take its course until it ends or the year does, and the system do its part at its times. */
export function follow(tale: Tale, matter: Matter, course: Course): void {
  for (let step = course.next(); !step.done; step = course.next(matter.c)) {
    const { at, by, does } = step.value
    runTimers(tale, matter, Math.min(at, tale.now))
    if (at > tale.now) return
    const act = does(matter.c)
    if (act !== null) perform(tale, matter, act, by, Math.max(at, lastIn(matter)))
  }
  runTimers(tale, matter, tale.now)
}

/** Nothing happens before what has happened, be it a word that moves the matter no further. */
const lastIn = ({ events }: Matter): Instant => events.at(-1)?.at ?? 0

/** Begins a matter by somebody's request. */
export function request(tale: Tale, asked: Request, by: Id, at: Instant): Matter {
  const decision = decideRequest(asked, {
    at,
    actor: { person: by, capacities: ['customer'] },
    calendars: tale.world.calendars,
  })
  if (!decision.ok) throw new Error(`a demo request was refused: ${JSON.stringify(decision.refusal)}`)
  return enter(tale, tale.newId(at), decision.events)
}

function enter(tale: Tale, id: Id, events: readonly Event[]): Matter {
  const rootId = tale.matters[0]?.c.id ?? id
  const c = events.slice(1).reduce(apply, begin(id, rootId, events[0] as Event))
  const matter: Matter = { c, events: [...events], timers: timersOf(c, tale.world.calendars) }
  tale.matters.push(matter)
  return matter
}

function perform(tale: Tale, matter: Matter, act: Act, by: Id | null, at: Instant): void {
  const { c } = matter
  const decision = decide(c, act, {
    at,
    actor: by === null ? system : actorOn(tale, c, by, at),
    calendars: tale.world.calendars,
    newIds: bearing.has(act.kind) ? [tale.newId(at)] : [],
    openParts: openPartsAt(tale, c, at),
  })
  if (!decision.ok) {
    if (by !== null && hasMovedOn(tale, c, by, at)) return
    const who = by === null ? 'the system' : tale.staff.person(by).name
    throw new Error(`${who} may not ${act.kind} “${c.title}” (${c.state}): ${JSON.stringify(decision.refusal)}`)
  }
  take(tale, matter, decision)
}

/** Who has left the unit meanwhile does nothing more for it: what nobody held stays lying, as it does in a reorganisation. */
function hasMovedOn(tale: Tale, c: Commitment, person: Id, at: Instant): boolean {
  const { units, heads } = tale.staff.standing(person, tale.hours.dayOf(at))
  const isOf = (unit: Id) => units.includes(unit) || heads.includes(unit)
  return c.supplier.person !== person && c.customer.person !== person && !isOf(c.supplier.unit)
}

function take(tale: Tale, matter: Matter, decision: Decision): void {
  matter.events.push(...decision.events)
  matter.c = decision.events.reduce(apply, matter.c)
  matter.timers = timersOf(matter.c, tale.world.calendars)
  for (const child of decision.children) {
    const born = enter(tale, child.id, [child.event])
    follow(tale, born, tale.courseOfChild(born.c))
  }
}

/** What the system does up to a time: warnings, lapses, ends of holds, each at its instant. */
function runTimers(tale: Tale, matter: Matter, until: Instant): void {
  for (;;) {
    const next = matter.timers.toSorted((a, b) => a.at - b.at)[0]
    if (next === undefined || next.at > until) return
    const { at, ...timer } = next
    const act = timer.kind === 'recover' ? { ...timer, to: headOf(tale, matter.c, at) } : timer
    perform(tale, matter, act, null, Math.max(at, lastIn(matter)))
  }
}

const headOf = (tale: Tale, c: Commitment, at: Instant): Id | null =>
  tale.staff.headOf(tale.staff.codeOf(c.supplier.unit), tale.hours.dayOf(at))

/** Acts that may make a child. */
const bearing: ReadonlySet<Act['kind']> = new Set(['recover', 'split'])

const system: ActingPerson = { person: null, capacities: ['system'] }

function actorOn(tale: Tale, c: Commitment, person: Id, at: Instant): ActingPerson {
  return capacitiesOn(tale.staff.standing(person, tale.hours.dayOf(at)), c)
}

function openPartsAt(tale: Tale, c: Commitment, at: Instant): number {
  return partsOf(tale, c).filter(part => part.closedAt === null || part.closedAt > at).length
}

export function partsOf(tale: Tale, c: Commitment): readonly Commitment[] {
  return tale.matters
    .map(matter => matter.c)
    .filter(({ parent }) => parent !== null && parent.id === c.id && parent.relation === 'part')
}
