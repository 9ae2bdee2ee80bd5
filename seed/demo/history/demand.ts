import { type Instant, isWorkingDay, type LocalDate, workingTimeBetween } from '@huke/core/calendar'
import { type Random, seeded } from '../../random.ts'
import { plusDays } from '../date.ts'
import type { AdHocStory, ServiceStory } from '../story.ts'
import { countOf } from './odds.ts'
import type { Year } from './tale.ts'

/** When somebody asks for what: a service, or a matter no service covers. `place` names it among all of the year. */
export interface Start {
  at: Instant
  place: string
  asks: ServiceStory | AdHocStory
}

/** Loads in seconds and still fills every page. */
const volume = 0.54
/** Work that does not wait for Monday, and how much of it comes on a day off. */
const onDuty = new Set(['asv-field-dispatch', 'it-support', 'log-urgent-shipment', 'prd-maintenance'])
const shareOnDaysOff = 0.15
/** Monday to Friday, and the make-up days of the weekend. */
const weekdays = [0.8, 1.2, 1.05, 1, 1, 0.85, 0.8]

/** All requests of the year before `now`, in no order. */
export function demandOf(year: Year): Start[] {
  const today = year.hours.dayOf(year.now)
  const days = Array.from({ length: 366 }, (_, i) => plusDays(today, i - 365))
  return days.flatMap(day => demandOn(year, day)).filter(start => start.at < year.now)
}

function demandOn(year: Year, day: LocalDate): Start[] {
  const working = isWorkingDay(year.hours.calendar, day)
  const { services, adHoc } = year.world.story
  const ofServices = services.flatMap(story => {
    const share = working ? 1 : onDuty.has(story.service) ? shareOnDaysOff : 0
    return startsOf(year, day, story.service, story, volume * story.perWeek * share, working)
  })
  const ofMatters = year.world.story.characters.flatMap(({ unit, adhocPerWeek }) => {
    const matters = adHoc.filter(matter => matter.leads === unit)
    const story = matters[Math.floor(seeded(`${year.seed} ${day} ${unit}`)() * matters.length)]
    return story && working ? startsOf(year, day, `ad-hoc ${unit}`, story, adhocPerWeek, working) : []
  })
  return [...ofServices, ...ofMatters]
}

function startsOf(
  year: Year,
  day: LocalDate,
  what: string,
  asks: Start['asks'],
  perWeek: number,
  working: boolean,
): Start[] {
  if (perWeek === 0) return []
  const random = seeded(`${year.seed} ${what} ${day}`)
  const unit = 'service' in asks ? unitOf(year, asks.service, day) : asks.leads
  const { volume: busy } = year.climates(year.staff.departmentOf(year.staff.unitAt(unit, day), day), day)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const mean = (perWeek / 5) * busy * (weekdays[weekday] ?? 1)
  return Array.from({ length: countOf(random, mean) }, (_, i) => {
    return { at: momentOn(year, day, working, random), place: `${what} ${day} ${i}`, asks }
  })
}

export function unitOf(year: Year, service: string, day: LocalDate): string {
  const offered = year.services.get(service)?.offering
  if (!offered) throw new RangeError(`nobody offers ${service}`)
  return year.staff.unitAt(offered.unit, day)
}

/** Most is asked for in the morning; on a day off whenever it breaks. */
function momentOn(year: Year, day: LocalDate, working: boolean, random: Random): Instant {
  const midnight = Date.parse(`${day}T00:00:00+08:00`)
  if (!working) return midnight + Math.floor((8 + random() * 11) * 3600) * 1000
  const open = workingTimeBetween(year.hours.calendar, midnight, midnight + 86_400_000)
  return year.hours.after(midnight, open * random() ** 1.3 * 0.97)
}
