import type { Span, Weekday } from '@huke/core/calendar'
import type { Bilingual } from '@huke/core/catalogue'
import { addOfficial } from './add-official.ts'
import type { StoredDefinition } from './definition.ts'
import { officialDays } from './official.ts'
import { withKnownYear } from './official-years.ts'
import { weekdays } from './weekday.ts'

export interface SeedCalendar {
  readonly code: string
  readonly name: Bilingual
  readonly definition: StoredDefinition
}

const shanghai = 'Asia/Shanghai'
const mondayToFriday = weekdays.slice(0, 5)
const mondayToSaturday = weekdays.slice(0, 6)
const seededYears = [2024, 2025, 2026]

const office: readonly Span[] = [
  ['08:30', '12:00'],
  ['13:30', '17:30'],
]
const shift: readonly Span[] = [
  ['08:00', '12:00'],
  ['12:30', '16:30'],
]
const dayAndNight: readonly Span[] = [['00:00', '24:00']]

/** What a new installation begins with; every one may be changed or left alone. */
export const seedCalendars: readonly SeedCalendar[] = [
  {
    code: 'cn-standard',
    name: { zh: '标准工时（周一至周五）', en: 'Office hours (Mon–Fri)' },
    definition: withOfficialDays(weeklyHours(shanghai, mondayToFriday, office)),
  },
  {
    code: 'cn-shift',
    name: { zh: '生产班制（周一至周六）', en: 'Production shift (Mon–Sat)' },
    definition: withOfficialDays(weeklyHours(shanghai, mondayToSaturday, shift)),
  },
  {
    code: 'always',
    name: { zh: '全天候（北京时间）', en: 'Around the clock (Beijing time)' },
    definition: weeklyHours(shanghai, weekdays, dayAndNight),
  },
  {
    code: 'utc-24x7',
    name: { zh: '全天候（UTC）', en: 'Around the clock (UTC)' },
    definition: weeklyHours('UTC', weekdays, dayAndNight),
  },
]

function weeklyHours(timeZone: string, days: readonly Weekday[], spans: readonly Span[]): StoredDefinition {
  const weekly = Object.fromEntries(days.map(day => [day, spans]))
  return { timeZone, weekly, holidays: [], recurringHolidays: [], overrides: {} }
}

function withOfficialDays(definition: StoredDefinition): StoredDefinition {
  return seededYears.reduce(
    (known, year) => withKnownYear(addOfficial(known, officialDays('CN', year) ?? []).definition, year),
    definition,
  )
}
