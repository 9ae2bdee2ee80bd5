import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import origin from 'chinese-days/package.json' with { type: 'json' }
import type { LocalDate } from '@huke/core/calendar'
import type { Bilingual } from '@huke/core/catalogue'

/** A day off, or a day of the weekend made up for one (调休上班). */
export interface OfficialDay {
  readonly date: LocalDate
  readonly kind: 'holiday' | 'workday'
  readonly name: Bilingual
}

/** Where the days come from, for people to check. */
export const officialSource = `${origin.name} ${origin.version}`

const holidays: Readonly<Record<LocalDate, string>> = published.holidays
const workdays: Readonly<Record<LocalDate, string>> = published.workdays

/** Years the package holds whole, ascending. It guesses for any other, so we never ask it about one. */
export const officialYears: readonly number[] = [
  ...new Set(Object.keys(holidays).map(date => Number(date.slice(0, 4)))),
].sort((a, b) => a - b)

/** China's official days of a year in order of date; null where no calendar of that year came with this release. */
export function officialDays(country: string, year: number): OfficialDay[] | null {
  if (country !== 'CN' || !officialYears.includes(year)) return null
  const days = [...daysIn(holidays, year, 'holiday'), ...daysIn(workdays, year, 'workday')]
  return days.sort((a, b) => a.date.localeCompare(b.date))
}

export const isOfficialHoliday = (date: LocalDate): boolean => Object.hasOwn(holidays, date)

function daysIn(from: Readonly<Record<LocalDate, string>>, year: number, kind: OfficialDay['kind']): OfficialDay[] {
  return Object.entries(from)
    .filter(([date]) => date.startsWith(`${year}-`))
    .map(([date, words]) => ({ date, kind, name: nameFrom(words) }))
}

/** Written as "Spring Festival,春节,4". */
function nameFrom(words: string): Bilingual {
  const [en = '', zh = ''] = words.split(',')
  return { zh, en }
}
