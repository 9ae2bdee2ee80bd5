import {
  type Calendar,
  CalendarFault,
  dueAt,
  type Instant,
  type Target,
  targetProblems,
  workingPeriods,
} from '../calendar/index.ts'
import { priorities, type PriorityTargets } from '../commitment/index.ts'
import { problem, type ServiceProblem } from './problem.ts'
import type { ServiceDefinition } from './service.ts'

type Targets = Pick<ServiceDefinition, 'targets' | 'confirmation' | 'answer'>

/**
 * Targets that cannot be, and responses that would always come after the resolution in this calendar. Which of two
 * targets of different kinds is longer depends on the calendar: 12 hours are more than a working day of eight.
 */
export function serviceTargetProblems(definition: Targets, calendar: Calendar | null): ServiceProblem[] {
  const impossible = allTargets(definition).flatMap(([path, target]) =>
    targetProblems(target).map(found =>
      problem('catalogue.bad-target', `${path}${found.path}`, found.value, found.expectation),
    ),
  )
  if (impossible.length > 0 || calendar === null) return impossible
  const starts = someStarts(calendar)
  return priorities.flatMap(priority => orderProblems(definition.targets[priority], starts, calendar, priority))
}

function allTargets({ targets, confirmation, answer }: Targets): [path: string, target: Target][] {
  const byPriority = priorities.flatMap(priority =>
    (['response', 'resolution'] as const).map((clock): [string, Target | null] => [
      `/targets/${priority}/${clock}`,
      targets[priority][clock],
    ]),
  )
  return [...byPriority, ['/confirmation', confirmation] as const, ['/answer', answer] as const].flatMap(
    ([path, target]) => (target === null ? [] : [[path, target] as [string, Target]]),
  )
}

function orderProblems(
  { response, resolution }: PriorityTargets,
  starts: readonly Instant[],
  calendar: Calendar,
  priority: string,
): ServiceProblem[] {
  if (response === null || resolution === null || starts.length === 0) return []
  const alwaysLater = starts.every(start => isLater(calendar, response, resolution, start))
  if (!alwaysLater) return []
  const expectation = 'a response due no later than the resolution'
  return [problem('catalogue.response-after-resolution', `/targets/${priority}/response`, response, expectation)]
}

function isLater(calendar: Calendar, response: Target, resolution: Target, start: Instant): boolean {
  const [first, second] = [dueOrNever(calendar, response, start), dueOrNever(calendar, resolution, start)]
  return first > second
}

/** A Monday; two weeks from there hold every kind of day of an ordinary week. */
const someMonday: Instant = 1_773_014_400_000
const periods = 20

/** Openings and the last moments before closing; none where the calendar never opens again. */
function someStarts(calendar: Calendar): Instant[] {
  try {
    return workingPeriods(calendar, someMonday, periods).flatMap(([open, close]) => [open, close - 1000])
  } catch (error) {
    if (isEndless(error)) return []
    throw error
  }
}

function dueOrNever(calendar: Calendar, target: Target, start: Instant): number {
  try {
    return dueAt(calendar, target, start)
  } catch (error) {
    if (isEndless(error)) return Number.POSITIVE_INFINITY
    throw error
  }
}

const isEndless = (error: unknown): boolean =>
  error instanceof CalendarFault &&
  (error.code === 'calendar.no-opening-within-horizon' || error.code === 'calendar.out-of-reach')
