import { type ServiceDefinition, serviceProblems } from '@huke/core/catalogue'
import { type Kysely, sql } from 'kysely'
import { calendarsByCode, loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import { Refused, type RefusedValue } from '../http/index.ts'

/** Refuses services that cannot be offered, with every problem of every one. `place` says where a definition stands. */
export async function mustBeOfferable(
  db: Kysely<DB>,
  services: readonly { readonly place: string; readonly definition: ServiceDefinition }[],
): Promise<void> {
  const [unitsKnown, calendars] = await Promise.all([
    knownUnits(
      db,
      services.flatMap(({ definition }) => eligibleCodes(definition)),
    ),
    calendarsByCode(
      db,
      services.map(({ definition }) => definition.calendar),
    ),
  ])
  const compiled = await loadCalendars(db, [...calendars.values()])
  const errors = services.flatMap(({ place, definition }): RefusedValue[] => {
    const calendar = calendars.get(definition.calendar)
    const problems = serviceProblems(definition, calendar === undefined ? null : compiled(calendar))
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
    return [...problems, ...unknown, ...(calendar === undefined ? [noCalendar] : [])].map(
      ({ path, value, expectation }) => ({ place: `${place}${path}`, value, expectation }),
    )
  })
  if (errors.length > 0) throw new Refused('catalogue.impossible-service', errors)
}

const eligibleCodes = ({ eligible }: ServiceDefinition): readonly string[] => (eligible === 'everyone' ? [] : eligible)

async function knownUnits(db: Kysely<DB>, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set()
  const { rows } = await sql<{ code: string }>`
    select code from unit where code = any(${[...new Set(codes)]}::text[])`.execute(db)
  return new Set(rows.map(row => row.code))
}
