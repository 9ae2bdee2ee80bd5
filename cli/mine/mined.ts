import { type Calendar, calendarReach } from '@huke/core/calendar'
import type { EventLog, Names } from '@huke/core/mining/log'
import {
  activityTimes,
  arrivalAverage,
  bottlenecks,
  caseTimes,
  directlyFollows,
  eventsPerCase,
  handOver,
  pingPong,
  type Readings,
  rework,
  variantsOf,
  waitingAtBorders,
  wideSummary,
  workingTimes,
  workingTogether,
} from '@huke/core/mining/measure'
import { Unusable } from '../file/unusable.ts'

/** Everything that is measured of a log. */
export type Mined = ReturnType<typeof mine>

/** Throws Unusable where the calendar does not reach. */
export function mine(log: EventLog, calendar: Calendar | null, tell: (text: string) => void) {
  tell('measuring variants')
  const taken = variantsOf(log)
  const working = calendar && inReach(log, calendar)
  tell('measuring what follows what')
  const follows = directlyFollows(log, working)
  const counts = new Uint32Array(log.activities.names.length)
  for (const activity of log.activities.of) counts[activity]++
  tell('measuring times')
  const clock = working ?? log
  return {
    log,
    calendar,
    counts,
    taken,
    variants: taken.log.variants,
    follows,
    bottlenecks: bottlenecks(follows),
    rework: rework(log),
    times: activityTimes(log, log),
    workingTimes: working && activityTimes(log, working),
    cases: casesOf(log, log),
    workingCases: working && casesOf(log, working),
    perCase: eventsPerCase(log),
    arrivals: arrivalAverage(log),
    resources: log.resources && partOf(log, log.resources),
    groups: log.groups && {
      ...partOf(log, log.groups),
      pingPong: pingPong(log, log.groups),
      borders: waitingAtBorders(log, log.groups, clock),
    },
  }
}

function partOf(log: EventLog, names: Names) {
  return { names: names.names, handOver: handOver(log, names), together: workingTogether(log, names) }
}

function casesOf(log: EventLog, readings: Readings) {
  const { lead, working, waiting } = caseTimes(log, readings)
  const knows = log.start !== null
  return {
    leads: lead,
    lead: wideSummary(lead),
    working: knows ? wideSummary(working) : null,
    waiting: knows ? wideSummary(waiting) : null,
  }
}

function inReach(log: EventLog, calendar: Calendar): Readings {
  const [from, until] = calendarReach
  for (const times of [log.time, log.start ?? []]) {
    for (const at of times) {
      if (at < from || at >= until)
        throw new Unusable('mining.out-of-reach', [
          { place: 'time', value: new Date(at).toISOString(), expected: 'a year from 1800 to 2199; or no --calendar' },
        ])
    }
  }
  return workingTimes(log, calendar)
}
