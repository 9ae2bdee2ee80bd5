import { allow } from '@huke/core/access'
import type { Kysely } from 'kysely'
import { helpedUnits, type Reader } from '../access/index.ts'
import { loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import { notFound, refused } from '../http/index.ts'
import type { World } from '../world.ts'
import { calendarOf } from './calendar-of.ts'
import { presentService } from './present.ts'
import type { ServiceAnswer } from './schema.ts'
import { findService, type StoredService } from './store.ts'

interface Seeing {
  readonly db: Kysely<DB>
  readonly now: World['now']
}

/** The service as its page shows it to a reader. */
export async function serviceAnswer(world: Seeing, member: Reader, id: string): Promise<ServiceAnswer> {
  const service = await visibleService(world, member, id)
  const at = world.now()
  const measuredBy = await calendarOf(world.db, service, at)
  const calendar = (await loadCalendars(world.db, [measuredBy.calendar]))(measuredBy.calendar)
  const mayAsk = service.eligible && service.offered && allow(member, 'commitment.request')
  return presentService(service, measuredBy, calendar, { mayAsk, mayEdit: mayEdit(member, service), at })
}

/**
 * Those who may ask for a service see it, for themselves or for another, those who give it, and those who may change it;
 * for others it does not exist.
 */
export async function visibleService({ db, now }: Seeing, member: Reader, id: string): Promise<StoredService> {
  const service = await findService(db, { id, units: unitsServed(member), at: now() })
  if (service === null) throw notFound()
  const offered = service.eligible && service.offered
  if (offered || unitsServed(member).includes(service.unit.id) || mayEdit(member, service)) return service
  const others = [...member.heads, ...(await helpedUnits(db, member.person, now()))]
  const forOthers = await findService(db, { id, units: others, at: now() })
  if (!(forOthers?.eligible && forOthers.offered)) throw notFound()
  return service
}

/** Units whose members the reader may ask for: their own, and those of whom they stand in for. */
export const unitsServed = (member: Reader): readonly string[] => [member, ...member.delegations].flatMap(s => s.units)

/** The same for somebody who is about to change it. */
export async function editableService(world: Seeing, member: Reader, id: string): Promise<StoredService> {
  const service = await visibleService(world, member, id)
  if (!mayEdit(member, service)) throw refused('not-allowed')
  return service
}

const mayEdit = (member: Reader, { unit }: StoredService): boolean => allow(member, 'catalogue.edit', { unit: unit.id })
