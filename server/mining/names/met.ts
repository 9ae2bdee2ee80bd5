import type { Instant } from '@huke/core/calendar'
import { abovePath, addressKey, type CaseHistory, type HistoryMap, nameKey, pathKey } from '@huke/core/mining'
import { clip } from '../clip.ts'
import { spokenOf } from './spoken.ts'

export type NameKind = 'unit' | 'person'

/** A name of the log, when it was met first and last, and of a person where. */
export interface MetName {
  readonly kind: NameKind
  readonly name: string
  readonly key: string
  readonly spoken: readonly string[]
  readonly unit: string | null
  /** the log names the unit; otherwise it is the map's for want of one */
  readonly unitSaid: boolean
  readonly first: Instant
  readonly last: Instant
}

type Sighting = Pick<MetName, 'unit' | 'unitSaid' | 'first' | 'last'>

/** Gathers the names of cases. Memory goes with the number of different names, so it is emptied now and then. */
export class NamesMet {
  /** of all that was added */
  first = Number.POSITIVE_INFINITY
  last = Number.NEGATIVE_INFINITY
  private units = new Map<string, Sighting>()
  private people = new Map<string, Sighting>()
  private readonly map: HistoryMap

  constructor(map: HistoryMap) {
    this.map = map
  }

  get size(): number {
    return this.units.size + this.people.size
  }

  add({ customerUnit, customerPerson, events }: CaseHistory): void {
    for (const { unit, group, person, at } of events) {
      this.meet(unit, person, group !== '', at)
      this.first = Math.min(this.first, at)
      this.last = Math.max(this.last, at)
    }
    const asked = events[0]?.at
    if (asked === undefined) return
    this.meet(customerUnit, customerPerson, customerUnit !== this.map.defaults.customerUnit, asked)
  }

  /** All names met since the last time. */
  drain(): readonly MetName[] {
    const { people, units } = this
    this.units = new Map()
    this.people = new Map()
    return [
      ...[...units].map(([name, seen]) => this.named('unit', name, seen)),
      ...[...people].map(([name, seen]) => this.named('person', name, seen)),
    ]
  }

  private meet(unitName: string, personName: string, unitSaid: boolean, at: Instant): void {
    const unit = clip(unitName)
    const person = clip(personName)
    this.meetUnit(unit, at)
    if (person !== '') put(this.people, person, { unit, unitSaid, first: at, last: at })
  }

  /** With a path all that stands above it is met. */
  private meetUnit(name: string, at: Instant): void {
    put(this.units, name, { unit: null, unitSaid: false, first: at, last: at })
    const above = this.map.units?.by === 'path' ? abovePath(name) : null
    if (above !== null) this.meetUnit(above, at)
  }

  private named(kind: NameKind, name: string, seen: Sighting): MetName {
    const isPath = kind === 'unit' && this.map.units?.by === 'path'
    const key = isPath ? pathKey(name) : name.includes('@') ? addressKey(name) : nameKey(name)
    return { kind, name, key, spoken: isPath ? [] : spokenOf(name), ...seen }
  }
}

/** A unit the log names says more than one that stands in for want of it, an earlier one more than a later. */
function put(all: Map<string, Sighting>, name: string, seen: Sighting): void {
  const before = all.get(name)
  if (before === undefined) {
    all.set(name, seen)
    return
  }
  const better = seen.unitSaid === before.unitSaid ? seen.first < before.first : seen.unitSaid
  const { unit, unitSaid } = better ? seen : before
  all.set(name, {
    unit,
    unitSaid,
    first: Math.min(seen.first, before.first),
    last: Math.max(seen.last, before.last),
  })
}
