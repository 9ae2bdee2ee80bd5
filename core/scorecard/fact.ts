import type { Instant, LocalDate } from '../calendar/index.ts'
import type { Id, Kind, Scale } from '../commitment/index.ts'

export interface Opinion {
  readonly scale: Scale
  readonly score: number
  readonly good: boolean
  /** bucket of a hash of the person who answered, so that a lower bound of how many different people did can be kept as counts */
  readonly rater: string
}

/**
 * What one closed commitment says. Plain values that survive JSON, so that a stored fact equals a recomputed one.
 * null = does not apply: such a commitment is in neither part of the measure's fraction.
 */
export interface Fact {
  /** local date of closing in the organisation's time zone; a commitment that was reopened counts on its last closing */
  readonly day: LocalDate
  readonly kind: Kind
  readonly service: Id | null
  readonly customer: Id
  /** the unit that delivered last; of what was never accepted, the unit that held it last */
  readonly supplier: Id
  /** the unit that answers for the response clock: holder when its target passed, else when it stopped */
  readonly responder: Id
  /** the unit that answers for the resolution clock: holder when its target passed, else the supplier */
  readonly answerable: Id
  readonly ending: 'acceptance' | 'lapse' | 'decline' | 'withdrawal' | 'failure'
  readonly parent: 'part' | 'recovery' | null
  readonly responseOnTime: boolean | null
  readonly onTime: boolean | null
  /** working time used ÷ allowed of the slowest run of the resolution clock; of accepted ones */
  readonly attainment: number | null
  /** elapsed seconds from the request to the last delivery; of accepted ones */
  readonly leadSeconds: number | null
  /** delivered at least once */
  readonly delivered: boolean
  readonly returns: number
  readonly reopens: number
  readonly recovered: boolean
  readonly questions: number
  readonly answers: Kept
  readonly verdicts: Kept
  /** working seconds it waited for the customer's answers */
  readonly waitedSeconds: number
  readonly handOvers: number
  readonly activities: number
  /** brought in from another system's log, which knows neither the customer's duties nor whom it asked for an opinion */
  readonly imported: boolean
  readonly anonymous: boolean
  readonly opinion: Opinion | null
  /** from when on the supplier side may see a named opinion; null = already, because both sides have rated */
  readonly blindUntil: Instant | null
}

export interface Kept {
  readonly n: number
  readonly kept: number
}
