import { capacitiesOn, type Member } from '@huke/core/access'
import type { ActingPerson, Commitment } from '@huke/core/commitment'

/** In which rights somebody who may see a commitment reads it; an auditor without any reads as an observer. */
export function viewerOn(member: Member, c: Commitment): ActingPerson {
  const acting = capacitiesOn({ ...member, scopes: null }, c)
  return acting.capacities.length > 0 ? acting : { ...acting, capacities: ['observer'] }
}
