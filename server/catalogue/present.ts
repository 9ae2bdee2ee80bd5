import type { Calendar, Instant, Target } from '@huke/core/calendar'
import { priorities, type Priority } from '@huke/core/commitment'
import type { Static } from 'typebox'
import type { ServiceCalendar } from './calendar-of.ts'
import type { ServiceRow } from './list.ts'
import { preview, wordsOf } from './preview.ts'
import type { Definition, ServiceAnswer, ServiceLine } from './schema.ts'
import type { StoredService } from './store.ts'

export const presentLine = (row: ServiceRow, mayEdit: boolean): Static<typeof ServiceLine> => ({
  id: row.id,
  code: row.code,
  version: row.version,
  unit: row.unit,
  name: row.name,
  description: row.description,
  response: row.normal.response && wordsOf(row.normal.response),
  resolution: row.normal.resolution && wordsOf(row.normal.resolution),
  retiredAt: row.retiredAt,
  mayEdit,
  missing: mayEdit ? missingIn(row) : [],
})

/** What a service can do without, and a good one has. */
const missingIn = ({ normal, checklist, sop }: ServiceRow): Static<typeof ServiceLine>['missing'] => [
  ...(normal.response === null ? (['response'] as const) : []),
  ...(normal.resolution === null ? (['resolution'] as const) : []),
  ...(checklist.length === 0 ? (['checklist'] as const) : []),
  ...(sop.zh.trim() === '' && sop.en.trim() === '' ? (['sop'] as const) : []),
]

export interface Seen {
  readonly mayAsk: boolean
  readonly mayEdit: boolean
  readonly at: Instant
}

/** The service with its targets, each with what it would come to from now on. */
export function presentService(
  service: StoredService,
  { calendar: stored, from, givenBy }: ServiceCalendar,
  calendar: Calendar,
  { mayAsk, mayEdit, at }: Seen,
): ServiceAnswer {
  const definition = service.definition as Static<typeof Definition>
  const previewed = (target: Target) => preview(calendar, target, at)
  const targets = (priority: Priority) => {
    const { response, resolution } = service.definition.targets[priority]
    return [priority, { response: response && previewed(response), resolution: resolution && previewed(resolution) }]
  }
  return {
    ...definition,
    id: service.id,
    code: service.code,
    version: service.version,
    unit: service.unit,
    retiredAt: service.retiredAt,
    mayAsk,
    mayEdit,
    at,
    targets: Object.fromEntries(priorities.map(targets)) as ServiceAnswer['targets'],
    confirmation: previewed(service.definition.confirmation),
    answer: previewed(service.definition.answer),
    calendar: {
      id: stored.id,
      code: stored.code,
      name: stored.name,
      version: stored.version,
      timeZone: stored.definition.timeZone,
      givenBy,
      from,
    },
  }
}
