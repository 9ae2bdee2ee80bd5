import type { Id } from '../commitment/index.ts'
import type { Member } from './member.ts'

/** Somebody for whom something is asked. */
export interface AskedFor {
  readonly person: Id
  /** units of current memberships */
  readonly units: readonly Id[]
}

/**
 * Whether somebody may ask in another's name: for themselves; for colleagues of a unit of theirs; as a head for everybody
 * below; for whom they stand in; as an officer, or as a helper named for a unit, for its people. `helped` holds the units
 * the member is a helper of, those below them included.
 */
export function mayAskFor(member: Member, { person, units }: AskedFor, helped: readonly Id[]): boolean {
  if (person === member.person || member.roles.includes('officer')) return true
  if (member.delegations.some(delegation => delegation.from === person)) return true
  return units.some(unit => [...member.units, ...member.heads, ...helped].includes(unit))
}
