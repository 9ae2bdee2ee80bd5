import type { Random } from '../seed/random.ts'
import type { Directory } from './company/directory.ts'
import type { Offices, Service } from './company/found.ts'
import type { Firm } from './company/firm.ts'
import type { Agenda } from './machine/agenda.ts'
import type { Installation } from './machine/installation.ts'
import type { Hours } from './work/hours.ts'

/** The company at work: who is there, what they offer, what is to happen when. */
export interface Life {
  readonly installation: Installation
  readonly seed: string
  readonly random: Random
  readonly agenda: Agenda
  readonly hours: Hours
  readonly firm: Firm
  readonly offices: Offices
  readonly services: readonly Service[]
  /** as of this morning, or of the last change */
  directory: Directory
  /** who is away for long: others do their work, where anybody does */
  readonly away: Set<string>
  /** whose rights somebody else acts with these days, by whom they are of */
  readonly lent: Map<string, string>
  /** matters somebody means to do something about, at a time that stands on the agenda */
  readonly pending: Set<string>
  /** what was asked twice: the second, and what it is a double of */
  readonly doubles: Map<string, string>
  /** how often what was done, and what was refused */
  readonly done: Map<string, number>
  readonly refused: Map<string, number>
}

export const count = (counts: Map<string, number>, what: string): void => {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}
