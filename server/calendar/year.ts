import {
  type Calendar,
  compileCalendar,
  type DayKind,
  explainDue,
  type LocalDate,
  type Span,
} from '@huke/core/calendar'
import type { Bilingual } from '@huke/core/catalogue'
import { dayName, type StoredDefinition } from './definition.ts'
import { isOfficialHoliday, officialYears } from './official.ts'
import { weekdayOf } from './weekday.ts'

/** `unknown-official`: the calendar follows official holidays, and those of this year are not known yet. */
export type YearDayKind = DayKind | 'unknown-official'

export interface YearDay {
  readonly date: LocalDate
  readonly kind: YearDayKind
  readonly name: Bilingual | null
  /** the hours clocks count with today, also on a day that is `unknown-official` */
  readonly spans: Span[]
}

export interface YearView {
  readonly days: YearDay[]
  /** whether this release brought China's official days of the year */
  readonly officialPublished: boolean
  /** whether days of the year may still change because its official holidays are missing */
  readonly officialMissing: boolean
}

export function yearView(definition: StoredDefinition, year: number): YearView {
  const calendar = compileCalendar(definition)
  const officialMissing = isOfficialMissing(definition, year)
  const days = months
    .flatMap(month => daysOfMonth(calendar, year, month))
    .map(({ date, kind }): YearDay => {
      const uncertain = officialMissing && (kind === 'working' || kind === 'weekend')
      const spans = spansOn(definition, date, kind)
      return { date, kind: uncertain ? 'unknown-official' : kind, name: dayName(definition, date), spans }
    })
  return { days, officialPublished: officialYears.includes(year), officialMissing }
}

/** A calendar that has taken official holidays of other years, but nothing of this one. */
export function isOfficialMissing(definition: StoredDefinition, year: number): boolean {
  const dated = [...definition.holidays, ...Object.keys(definition.overrides)]
  return definition.holidays.some(isOfficialHoliday) && !dated.some(date => date.startsWith(`${year}-`))
}

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const dayMs = 86_400_000
/** A month and a day on either side, for every time zone. */
const windowSeconds = (33 * dayMs) / 1000

/** The kinds of days as due times explain them, so that the page and the clocks cannot differ. */
function daysOfMonth(calendar: Calendar, year: number, month: number): { date: LocalDate; kind: DayKind }[] {
  const start = Date.UTC(year, month - 1, 1) - dayMs
  const prefix = `${year}-${String(month).padStart(2, '0')}-`
  return explainDue(calendar, { kind: 'calendar-time', seconds: windowSeconds }, start).days.filter(day =>
    day.date.startsWith(prefix),
  )
}

function spansOn({ weekly, overrides }: StoredDefinition, date: LocalDate, kind: DayKind): Span[] {
  return [...((kind === 'working' ? weekly[weekdayOf(date)] : overrides[date]) ?? [])]
}
