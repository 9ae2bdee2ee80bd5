import type { Instant, Target } from '../calendar/index.ts'
import type { Priority } from '../commitment/index.ts'
import type { HistoryAct, MappedEvent } from './event.ts'
import { ownCaseNames } from './map.ts'
import type { HistoryMap, TargetsByPriority } from './map.ts'

/** An event in its case: who had the matter then, and what the event meant. */
export type HistoryEvent = {
  readonly row: number
  readonly at: Instant
  readonly startedAt?: Instant
  readonly activity: string
  readonly lifecycle: string
  readonly person: string
  /** As the log has it (carried on where the map says so); '' = the log names none. */
  readonly group: string
  /** The group, or the map's default unit. */
  readonly unit: string
  readonly acts: readonly HistoryAct[]
}

/** One case as the history of one commitment, events in the order of time. */
export type CaseHistory = {
  readonly caseId: string
  readonly title: string
  readonly service: string
  readonly priority: Priority
  readonly customerUnit: string
  readonly customerPerson: string
  readonly attributes: Readonly<Record<string, string>>
  readonly targets: { readonly response?: Target; readonly resolution?: Target }
  readonly events: readonly HistoryEvent[]
}

/**
 * Puts the events of one case (in the order of time, at least one) together.
 *
 * Acts the map does not name are taken from the order: the first event that counts asks, the last one delivers and
 * accepts. Where the map names deliveries but no acceptance, the last delivery is also the acceptance, and where it
 * names acceptances but no delivery, each acceptance is a delivery too. A cancelled case delivers only where the map
 * says so. A case attribute is the first value the case has for it.
 */
export function caseHistory(map: HistoryMap, events: readonly MappedEvent[]): CaseHistory {
  const attributes = firstValues(events)
  const priority = attributes.priority ?? ''
  const acts = actsOf(map, events)
  const groups = held(events, map.columns.group?.carry === true, 'group', 'groupBefore')
  const persons = held(events, map.columns.person?.carry === true, 'person', 'personBefore')
  const caseId = events[0]?.caseId ?? ''
  return {
    caseId,
    title: attributes.title ?? caseId,
    service: attributes.service ?? map.defaults.service,
    priority: Object.hasOwn(map.priorities, priority) ? (map.priorities[priority] ?? 'normal') : 'normal',
    customerUnit: attributes.customerUnit ?? map.defaults.customerUnit,
    customerPerson: attributes.customerPerson ?? '',
    attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => !ownCaseNames.includes(name))),
    targets: {
      response: targetFor(map.targets.response, priority),
      resolution: targetFor(map.targets.resolution, priority),
    },
    events: events.map(({ row, at, startedAt, activity, lifecycle }, index) => {
      const group = groups[index] ?? ''
      const unit = group || map.defaults.unit
      return {
        row,
        at,
        startedAt,
        activity,
        lifecycle,
        person: persons[index] ?? '',
        group,
        unit,
        acts: acts[index] ?? [],
      }
    }),
  }
}

function firstValues(events: readonly MappedEvent[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const { attributes } of events) {
    for (const name in attributes) found[name] ??= attributes[name] ?? ''
  }
  return found
}

function held(
  events: readonly MappedEvent[],
  carry: boolean,
  name: 'group' | 'person',
  before: 'groupBefore' | 'personBefore',
): readonly string[] {
  if (!carry) return events.map(event => event[name])
  let current = events.find(event => event[name] !== '')?.[before] ?? ''
  return events.map(event => (current = event[name] || current))
}

function actsOf(map: HistoryMap, events: readonly MappedEvent[]): readonly (readonly HistoryAct[])[] {
  const { asked, delivered, accepted } = map.acts
  const first = asked ? -1 : events.findIndex(event => event.counts)
  // A cancelled case was never delivered, whatever happened last.
  const cancelled = events.some(event => event.act === 'cancelled')
  const last = cancelled ? -1 : events.findLastIndex(event => event.counts)
  const lastDelivery = delivered ? events.findLastIndex(event => event.act === 'delivered') : last
  return events.map((event, index) => {
    const acts = new Set<HistoryAct>()
    if (index === first) acts.add('asked')
    if (event.act && (event.act !== 'accepted' || delivered)) acts.add(event.act)
    if (!delivered && (accepted ? event.act === 'accepted' : index === last)) acts.add('delivered')
    if (accepted ? event.act === 'accepted' : index === lastDelivery) acts.add('accepted')
    return [...acts]
  })
}

function targetFor(targets: TargetsByPriority | undefined, priority: string): Target | undefined {
  if (!targets) return undefined
  return Object.hasOwn(targets.named, priority) ? targets.named[priority] : targets.other
}
