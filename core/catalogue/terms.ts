import type { CalendarRef, Id, Terms } from '../commitment/index.ts'
import type { ServiceDefinition } from './service.ts'

/** The standard a request of this service is made under, to be stored whole with it. */
export function termsOf(
  definition: ServiceDefinition,
  service: { readonly id: Id; readonly version: number },
  calendar: CalendarRef,
): Terms {
  return {
    source: { kind: 'service', id: service.id, version: service.version },
    calendar: { id: calendar.id, version: calendar.version },
    targets: definition.targets,
    confirmation: definition.confirmation,
    answer: definition.answer,
    resolutionStarts: definition.resolutionStarts,
    holdPausesResolution: definition.holdPausesResolution,
    reopenMode: definition.reopenMode,
    reopenDays: definition.reopenDays,
    promise: definition.promise,
    evaluation: definition.evaluation,
    checklist: definition.checklist,
    warnAt: definition.warnAt,
  }
}
