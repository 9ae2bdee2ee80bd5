import type { Calendar, Instant } from '@huke/core/calendar'
import { type ServiceDefinition, serviceProblems } from '@huke/core/catalogue'
import { type Kysely, sql } from 'kysely'
import { calendarsByCode, calendarsOfUnits, loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import { Refused, type RefusedValue } from '../http/index.ts'

/** A definition with the unit that would offer it, and where in the request it stands. */
export interface Offered {
  readonly place: string
  readonly unit: string
  readonly definition: ServiceDefinition
}

/** Refuses services that cannot be offered, with every problem of every one. */
export async function mustBeOfferable(db: Kysely<DB>, services: readonly Offered[], at: Instant): Promise<void> {
  // One after the other: both may be asked within one transaction, which is one connection.
  const unitsKnown = await knownUnits(
    db,
    services.flatMap(({ definition }) => eligibleCodes(definition)),
  )
  const calendarFor = await calendarsFor(db, services, at)
  const errors = services.flatMap((service): RefusedValue[] => {
    const { place, definition } = service
    const calendar = calendarFor(service)
    const problems = serviceProblems(definition, calendar)
    const unknown = eligibleCodes(definition).flatMap((code, index) =>
      unitsKnown.has(code)
        ? []
        : [{ path: `/eligible/${index}`, value: code, expectation: { zh: '部门的编码', en: 'the code of a unit' } }],
    )
    const noCalendar = {
      path: '/calendar',
      value: definition.calendar,
      expectation: { zh: '日历的编码', en: 'the code of a calendar' },
    }
    return [...problems, ...unknown, ...(calendar === null ? [noCalendar] : [])].map(
      ({ path, value, expectation }) => ({ place: `${place}${path}`, value, expectation }),
    )
  })
  if (errors.length > 0) throw new Refused('catalogue.impossible-service', errors)
}

/** What each service is measured by: the calendar it names, else its unit's; null where it names one that is not there. */
async function calendarsFor(
  db: Kysely<DB>,
  services: readonly Offered[],
  at: Instant,
): Promise<(service: Offered) => Calendar | null> {
  const named = await calendarsByCode(
    db,
    services.flatMap(({ definition }) => definition.calendar ?? []),
  )
  const byUnit = await calendarsOfUnits(
    db,
    services.flatMap(({ unit, definition }) => (definition.calendar === null ? [unit] : [])),
    at,
  )
  const compiled = await loadCalendars(db, [...named.values(), ...byUnit.values()])
  return ({ unit, definition: { calendar } }) => {
    const found = calendar === null ? byUnit.get(unit) : named.get(calendar)
    return found === undefined ? null : compiled(found)
  }
}

const eligibleCodes = ({ eligible }: ServiceDefinition): readonly string[] => (eligible === 'everyone' ? [] : eligible)

async function knownUnits(db: Kysely<DB>, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set()
  const { rows } = await sql<{ code: string }>`
    select code from unit where imported_from is null and code = any(${[...new Set(codes)]}::text[])`.execute(db)
  return new Set(rows.map(row => row.code))
}
