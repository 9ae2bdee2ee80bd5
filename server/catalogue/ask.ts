import type { Instant } from '@huke/core/calendar'
import type { ServiceDefinition } from '@huke/core/catalogue'
import type { CalendarRef } from '@huke/core/commitment'
import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { calendarOf } from './calendar-of.ts'
import { findService } from './store.ts'

/** A service that may be asked for now, with all a request needs of it. */
export interface AskableService {
  readonly id: string
  readonly version: number
  readonly unit: string
  readonly definition: ServiceDefinition
  readonly calendar: CalendarRef
}

/** The newest version of a service for a customer who belongs to these units; null where it is not offered to them. */
export async function askableService(
  db: Kysely<DB>,
  id: string,
  units: readonly string[],
  at: Instant,
): Promise<AskableService | null> {
  const service = await findService(db, { id, units, at })
  if (service === null || !service.eligible || !service.offered) return null
  const { calendar } = await calendarOf(db, service, at)
  const { version, definition } = service
  return { id, version, unit: service.unit.id, definition, calendar: { id: calendar.id, version: calendar.version } }
}
