import type { Static } from 'typebox'
import { refused } from '../http/index.ts'
import { addOfficial, type OfficialAdded, ordinaryHours } from './add-official.ts'
import type { StoredDefinition } from './definition.ts'
import { type OfficialDay, officialDays, officialYears } from './official.ts'
import { withKnownYear } from './official-years.ts'
import type { OfficialRequest } from './schema.ts'

/** The official days of a year in a calendar, which knows the year from then on where they are all of them. */
export function enterYear(definition: StoredDefinition, asked: Static<typeof OfficialRequest>): OfficialAdded {
  const { country, year, days: entered } = asked
  const days = entered === undefined ? publishedDays(country, year) : checkedDays(entered, year)
  const hoursOn = ordinaryHours(definition)
  if (days.some(({ date, kind }) => kind === 'workday' && hoursOn(date).length === 0))
    throw refused('calendar.no-ordinary-hours')
  const added = addOfficial(definition, days)
  // A single day by hand is a day that somebody knew of.
  const complete = asked.complete ?? days.length > 1
  return complete ? { ...added, definition: withKnownYear(added.definition, year) } : added
}

export function publishedDays(country: string, year: number): OfficialDay[] {
  const days = officialDays(country, year)
  if (days !== null) return days
  const [first, last] = [officialYears[0], officialYears.at(-1)]
  throw refused(
    'calendar.no-official-year',
    { place: 'country', value: country, expectation: 'CN' },
    { place: 'year', value: year, expectation: `${first}–${last}` },
  )
}

/** Each date once and in the year; whether it exists is seen with the calendar as a whole. */
function checkedDays(days: readonly OfficialDay[], year: number): readonly OfficialDay[] {
  const seen = new Set<string>()
  const wrong = days.flatMap(({ date }, index) => {
    const sound = date.startsWith(`${year}-`) && !seen.has(date)
    seen.add(date)
    return sound
      ? []
      : [
          {
            place: `body/days/${index}/date`,
            value: date,
            expectation: { zh: `${year} 年的一天，不重复`, en: `a date of ${year}, once` },
          },
        ]
  })
  if (wrong.length > 0) throw refused('invalid-input', ...wrong)
  return days
}
