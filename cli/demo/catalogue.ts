import type { Instant } from '@huke/core/calendar'
import { definitionFromTemplate, type ServiceDefinition } from '@huke/core/catalogue'
import type { CalendarRef } from '@huke/core/commitment'
import { demoCatalogue, type DemoOffering, demoUnitId, type HistoryService } from '@huke/seed/demo'
import { calendarsByCode, calendarsOfUnits } from '@huke/server/calendar'
import { insertServices } from '@huke/server/catalogue'
import type { DB } from '@huke/server/database'
import { type Kysely, sql, type Transaction } from 'kysely'

/** The company's services in their first version. */
export async function insertCatalogue(trx: Transaction<DB>): Promise<void> {
  const services = demoCatalogue().map(offering => ({
    code: offering.service.code,
    unit: demoUnitId(offering.unit),
    definition: definitionOf(offering),
  }))
  await insertServices(trx, services, null)
}

/** The same as they stand in the database, for the history that was asked under them. */
export async function readCatalogue(db: Kysely<DB>, at: Instant): Promise<HistoryService[]> {
  const offerings = demoCatalogue()
  const codes = offerings.map(offering => offering.service.code)
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from service where code = any(${codes}::text[])`.execute(db)
  const ids = new Map(rows.map(row => [row.code, row.id]))
  const named = await calendarsByCode(
    db,
    offerings.flatMap(({ service }) => service.calendar ?? []),
  )
  const byUnit = await calendarsOfUnits(
    db,
    offerings.map(({ unit }) => demoUnitId(unit)),
    at,
  )
  return offerings.map(offering => {
    const { code, calendar } = offering.service
    const id = ids.get(code)
    const ref = calendar === undefined ? byUnit.get(demoUnitId(offering.unit)) : named.get(calendar)
    if (id === undefined || ref === undefined) throw new Error(`the service ${code} or its calendar is gone`)
    const kept: CalendarRef = { id: ref.id, version: ref.version }
    return { offering, id, version: 1, definition: definitionOf(offering), calendar: kept }
  })
}

function definitionOf({ service }: DemoOffering): ServiceDefinition {
  const read = definitionFromTemplate(service)
  if ('problems' in read)
    throw new Error(`the service ${service.code} cannot be read: ${JSON.stringify(read.problems)}`)
  return read.definition
}
