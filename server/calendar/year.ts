import { compileCalendar, type DayKind, dayOn, instantOn, type LocalDate, type Span } from '@huke/core/calendar'
import type { Bilingual } from '@huke/core/catalogue'
import { dayName, type StoredDefinition } from './definition.ts'
import { officialYears } from './official.ts'
import { isOfficialMissing } from './official-years.ts'

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
  const days = datesOf(year)
    // A date that the zone skipped was never there.
    .filter(
      (date, index, dates) => instantOn(calendar, date, 0) < instantOn(calendar, dates[index + 1] ?? nextYear(year), 0),
    )
    .map((date): YearDay => {
      const { kind, spans } = dayOn(calendar, date)
      const uncertain = officialMissing && (kind === 'working' || kind === 'weekend')
      return { date, kind: uncertain ? 'unknown-official' : kind, name: dayName(definition, date), spans: [...spans] }
    })
  return { days, officialPublished: officialYears.includes(year), officialMissing }
}

const dayMs = 86_400_000
const nextYear = (year: number): LocalDate => `${year + 1}-01-01`

function datesOf(year: number): LocalDate[] {
  const [first, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)]
  return Array.from({ length: (end - first) / dayMs }, (_, index) =>
    new Date(first + index * dayMs).toISOString().slice(0, 10),
  )
}
