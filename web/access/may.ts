import { type About, type Action, allow, type Member, mayCompareUnits as compares } from '@huke/core/access'
import type { Session } from '../api/index.ts'

/** The same sentences the server asks; what they refuse is not offered. */
export const may = (reader: Session, action: Action, about?: About): boolean => allow(memberOf(reader), action, about)

export const mayCompareUnits = (reader: Session, tops: readonly string[]): boolean => compares(memberOf(reader), tops)

/** A browser's session has no narrower scope. */
const memberOf = (reader: Session): Member => ({
  person: reader.person.id,
  units: reader.units.map(unit => unit.id),
  heads: reader.heads.map(unit => unit.id),
  roles: reader.roles,
  delegations: [],
  scopes: null,
})
