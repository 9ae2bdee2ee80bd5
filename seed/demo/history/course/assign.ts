import type { Instant } from '@huke/core/calendar'
import type { Assignment } from '@huke/core/catalogue'
import type { Commitment, Id } from '@huke/core/commitment'
import { between, pickWeighted } from '../../../random.ts'
import { plusDays } from '../../date.ts'
import type { Course } from '../matter.ts'
import { move } from './moves.ts'
import type { Tale } from '../tale.ts'

/** Gives a fresh matter to somebody of the unit: by the system at once, or by the unit's head as soon as he looks. */
export function* assign(tale: Tale, c: Commitment, how: Assignment, to: Id): Course {
  if (c.supplier.person === to) return c
  const person = { kind: 'assign', person: to } as const
  if (how !== 'by-hand') return yield* move(c.lastEventAt, null, () => person)
  const at = tale.hours.after(c.lastEventAt, between(tale.random, 180, 3600))
  const head = tale.staff.headOf(tale.staff.codeOf(c.supplier.unit), tale.hours.dayOf(at))
  const by = head === null || head === c.customer.person ? to : head
  return yield* move(at, by, now => (now.supplier.person === to ? null : person))
}

/** Who of the unit gets it: nobody asks himself, and nobody gets work who is about to leave. */
export function serverIn(tale: Tale, unit: string, customer: Id | null, at: Instant): Id {
  const on = tale.hours.dayOf(at)
  const staying = (id: Id) => {
    const { left } = tale.staff.person(id)
    return id !== customer && (left === null || left > plusDays(on, 30))
  }
  const members = tale.staff.members(unit, on).filter(staying)
  const able = members.length > 0 ? members : tale.staff.everybody(unit, on).filter(staying)
  const head = tale.staff.headOf(unit, on)
  // Who leads a unit serves less of its work than the others.
  return pickWeighted(tale.random, able, id => (id === head && able.length > 2 ? 0.5 : 1))
}
