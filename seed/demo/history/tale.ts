import type { Instant, LocalDate } from '@huke/core/calendar'
import type { Commitment, Id } from '@huke/core/commitment'
import { type Random, seeded } from '../../random.ts'
import type { ServiceStory } from '../story.ts'
import { type Climate, type Climates, climatesOf } from './climate.ts'
import { type Hours, hoursOf } from './hours.ts'
import { identity } from './identity.ts'
import type { Course, Matter } from './matter.ts'
import { type Staff, staffOf } from './staff.ts'
import type { HistoryService, HistoryWorld } from './world.ts'

/** What all matters of the year share. */
export interface Year {
  world: HistoryWorld
  now: Instant
  seed: string
  staff: Staff
  climates: Climates
  hours: Hours
  services: ReadonlyMap<string, HistoryService>
  stories: ReadonlyMap<string, ServiceStory>
}

/** One root matter and what comes of it, told with its own chance, so that no matter changes another. */
export interface Tale extends Year {
  random: Random
  matters: Matter[]
  newId: (at: Instant) => Id
  /** fills the {slots} of a text; one piece of work has one machine in all its texts */
  fill: (text: string) => string
  /** null for what no service covers */
  story: ServiceStory | null
  courseOfChild: (child: Commitment) => Course
}

export function yearOf(world: HistoryWorld, now: Instant, seed: string): Year {
  const hours = hoursOf(world.calendars(world.office))
  return {
    world,
    now,
    seed,
    hours,
    staff: staffOf(world.organisation),
    climates: climatesOf(world.story, hours.dayOf(now)),
    services: new Map(world.services.map(service => [service.offering.service.code, service])),
    stories: new Map(world.story.services.map(story => [story.service, story])),
  }
}

/** The chance of one matter, by its place in the year. */
export function chanceOf(year: Year, place: string): { random: Random; newId: Tale['newId'] } {
  const ids = seeded(`${year.seed} ${place} ids`)
  return { random: seeded(`${year.seed} ${place}`), newId: at => identity(at, ids) }
}

export function dayOf(tale: Year, at: Instant): LocalDate {
  return tale.hours.dayOf(at)
}

/** The habits of the department that holds the matter now, or of its customer's. */
export function climateOf(tale: Year, unit: Id, at: Instant): Climate {
  const on = dayOf(tale, at)
  return tale.climates(tale.staff.departmentOf(tale.staff.codeOf(unit), on), on)
}
