import type { Calendar, Instant } from '../calendar/index.ts'
import type { Capacity, Id } from './party.ts'
import type { CalendarRef } from './terms.ts'

/** Who acts, and in which rights: worked out by `core/access` from the organisation as it is. */
export interface ActingPerson {
  /** null = the system itself */
  readonly person: Id | null
  readonly capacities: readonly Capacity[]
  /** numbers of the customers the person speaks for, as one of them or as a head; unless given, every one of them */
  readonly customers?: Partial<Record<Capacity, readonly number[]>>
  /** for each capacity held only by delegation: whose it is */
  readonly delegateOf?: Partial<Record<Capacity, Id>>
}

export interface Context {
  readonly at: Instant
  readonly actor: ActingPerson
  /** the version the actor saw; checked where given */
  readonly version?: number
  readonly calendars: (ref: CalendarRef) => Calendar
  /** identifiers for children this act may make, used in order */
  readonly newIds: readonly Id[]
  /** children not closed yet, by relation: a parent is not delivered before its parts */
  readonly openParts: number
}
