import { type About, type Action, allow } from '@huke/core/access'
import type { Session } from '../api/index.ts'

/** The same sentences the server asks; what they refuse is not offered. A browser's session has no narrower scope. */
export const may = (reader: Session, action: Action, about?: About): boolean =>
  allow(
    {
      person: reader.person.id,
      units: reader.units.map(unit => unit.id),
      heads: reader.heads.map(unit => unit.id),
      roles: reader.roles,
      delegations: [],
      scopes: null,
    },
    action,
    about,
  )
