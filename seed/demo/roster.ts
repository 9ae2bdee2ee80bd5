import type { LocalDate } from '@huke/core/calendar'
import { between, type Random } from '../random.ts'
import { firstOfMonth, onWeekday, plusDays } from './date.ts'
import type { DemoUnit, Period, Traits } from './model.ts'
import { nameGiver } from './names.ts'
import type { PersonPlan, Plan, Seat, StationPlan } from './plan.ts'

export interface Station extends Period {
  unit: string
  post: string
  primary: boolean
  head: 'head' | 'deputy' | null
  /** units led or overseen besides the station's own */
  leads: string[]
  oversees: string[]
}

/** A person before numbers, e-mail addresses and telephones are given out. */
export interface RosterEntry {
  key: string | null
  name: string
  nameEn: string
  hired: LocalDate
  left: LocalDate | null
  stations: Station[]
  character: PersonPlan['character'] | null
  traits: Traits
}

const plainTraits: Traits = { pace: 1, care: 1, strict: 1, generous: 1, prompt: 1 }
const daysOfYear = 365.25

/** Everybody: the named people of people.yaml, then as many others as posts.yaml asks for. */
export function roster(plan: Plan, units: DemoUnit[], today: LocalDate, random: Random): RosterEntry[] {
  const named = plan.people.map(person => namedEntry(person, today))
  const others = generatedEntries(plan, today, random)
  applyMoves(plan, others, today)
  applyPredecessors(plan, units, others)
  nameEntries(plan, named, others, random)
  return [...named, ...others]
}

function namedEntry(person: PersonPlan, today: LocalDate): RosterEntry {
  const hired = onWeekday(plusDays(today, -Math.round(person.years * daysOfYear)))
  const left = person.left === undefined ? null : firstOfMonth(today, person.left)
  let from = hired
  const stations = person.stations.map(station => {
    const dated = datedStation(station, from, station.to === undefined ? left : firstOfMonth(today, station.to))
    from = dated.to ?? from
    return dated
  })
  const also = (person.also ?? []).map(station => ({
    ...datedStation(station, firstOfMonth(today, station.from ?? 0), left),
    primary: false,
  }))
  return {
    key: person.key,
    name: person.name,
    nameEn: person.nameEn,
    hired,
    left,
    stations: [...stations, ...also],
    character: person.character,
    traits: { ...plainTraits, ...person.traits },
  }
}

function datedStation(station: StationPlan, from: LocalDate, to: LocalDate | null): Station {
  const { unit, post, head = null, leads = [], oversees = [] } = station
  return { unit, post, from, to, primary: true, head, leads, oversees }
}

/** A generated person with what decides on the given name. */
interface Generated extends RosterEntry {
  /** years, whatever the day: so that nobody's name depends on today */
  age: number
}

function generatedEntries(plan: Plan, today: LocalDate, random: Random): Generated[] {
  const entries: Generated[] = []
  for (const post of plan.posts)
    for (const [unit, count] of Object.entries(post.staff ?? {})) {
      const seat = { unit, post: post.code }
      const joiner = plan.changes.joiners.find(candidate => sameSeat(candidate, seat))
      for (let n = 0; n < count; n++) {
        const joins = joiner !== undefined && n >= count - joiner.count
        entries.push(joins ? joinerAt(seat, joiner.monthsAgo, today, random) : oldHandAt(seat, null, today, random))
      }
    }
  for (const leaver of plan.changes.leavers)
    entries.push(oldHandAt(leaver, firstOfMonth(today, leaver.monthsAgo), today, random))
  return entries
}

/** Half of a plant's people came within the last six years, a few were there from the beginning. */
function oldHandAt(seat: Seat, left: LocalDate | null, today: LocalDate, random: Random): Generated {
  const years = 1.1 + 18 * random() ** 1.7
  const hired = onWeekday(plusDays(today, -Math.round(years * daysOfYear)))
  return { ...entryAt(seat, hired, left), age: ageAfter(years, random) }
}

function joinerAt(seat: Seat, monthsAgo: number, today: LocalDate, random: Random): Generated {
  const hired = onWeekday(plusDays(firstOfMonth(today, monthsAgo), between(random, 0, 20)))
  return { ...entryAt(seat, hired, null), age: ageAfter(monthsAgo / 12, random) }
}

function ageAfter(yearsOfService: number, random: Random): number {
  return Math.min(59, 21 + yearsOfService + 14 * random())
}

function entryAt(seat: Seat, hired: LocalDate, left: LocalDate | null): RosterEntry {
  return {
    key: null,
    name: '',
    nameEn: '',
    hired,
    left,
    stations: [datedStation({ unit: seat.unit, post: seat.post }, hired, left)],
    character: null,
    traits: plainTraits,
  }
}

function applyMoves(plan: Plan, entries: RosterEntry[], today: LocalDate): void {
  for (const move of plan.changes.moves) {
    const date = firstOfMonth(today, move.monthsAgo)
    const mover = entries.find(entry => mayMove(entry, move.from, date))
    const station = mover?.stations[0]
    if (!mover || !station) throw new RangeError(`nobody can move from ${move.from.unit} as ${move.from.post}`)
    station.to = date
    mover.stations.push(datedStation({ unit: move.to.unit, post: move.to.post }, date, null))
  }
}

/** Only somebody who had settled in, and only once a year. */
function mayMove(entry: RosterEntry, seat: Seat, date: LocalDate): boolean {
  const [station, next] = entry.stations
  return !next && !entry.left && !!station && sameSeat(station, seat) && entry.hired < plusDays(date, -540)
}

/** People of a unit that was founded after they came were in its predecessor before. */
function applyPredecessors(plan: Plan, units: DemoUnit[], entries: RosterEntry[]): void {
  const founded = new Map(units.map(unit => [unit.code, unit.from]))
  for (const entry of entries) {
    entry.stations = entry.stations.flatMap(station => {
      const start = founded.get(station.unit)
      const predecessor = plan.units.find(unit => unit.code === station.unit)?.predecessor
      if (!predecessor || !start || station.from >= start) return [station]
      return [
        { ...station, unit: predecessor, to: start },
        { ...station, from: start },
      ]
    })
  }
}

function nameEntries(plan: Plan, named: RosterEntry[], others: Generated[], random: Random): void {
  const namesakes = plan.changes.namesakes
  const taken = new Set([...named, ...namesakes].map(person => person.name))
  for (const { at, ...name } of namesakes) for (const seat of at) Object.assign(unnamedAt(others, seat), name)
  const nextName = nameGiver(plan.names, random, taken)
  for (const entry of others) {
    if (entry.name) continue
    const share = plan.names.women[entry.stations[0]?.post ?? ''] ?? 0.25
    const gender = random() < share ? 'female' : 'male'
    Object.assign(entry, nextName(gender, entry.age))
  }
}

function unnamedAt(entries: RosterEntry[], seat: Seat): RosterEntry {
  const entry = entries.find(candidate => !candidate.name && candidate.stations.some(at => sameSeat(at, seat)))
  if (!entry) throw new RangeError(`nobody sits at ${seat.unit} as ${seat.post}`)
  return entry
}

function sameSeat(a: Seat, b: Seat): boolean {
  return a.unit === b.unit && a.post === b.post
}
