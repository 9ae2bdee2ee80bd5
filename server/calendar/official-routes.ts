import { ById, refused, type Routes } from '../http/index.ts'
import { addOfficial, ordinaryHours } from './add-official.ts'
import { calendarAnswer } from './answer.ts'
import { type OfficialDay, officialDays, officialSource, officialYears } from './official.ts'
import { reviseCalendar } from './revise.ts'
import { CountryYearParams, OfficialAdded, OfficialAnswer, OfficialRequest } from './schema.ts'

const tags = ['calendar']

export const officialRoutes: Routes = (app, { db }) => {
  app.get(
    '/official-holidays/:country/:year',
    {
      schema: {
        operationId: 'getOfficialHolidays',
        tags,
        summary: 'Official holidays and make-up workdays of a year, where this release has them',
        params: CountryYearParams,
        response: { 200: OfficialAnswer },
      },
    },
    async request => {
      request.permit('calendar.read')
      const { country, year } = request.params
      return { country, year, source: officialSource, days: publishedDays(country, year) }
    },
  )

  app.post(
    '/calendars/:id/official-holidays',
    {
      schema: {
        operationId: 'addOfficialHolidays',
        tags,
        summary: 'Put the official days of a year, or days entered by hand, into a calendar',
        params: ById,
        body: OfficialRequest,
        response: { 200: OfficialAdded },
      },
    },
    async request => {
      const member = request.permit('calendar.edit')
      const { country, year, days: entered } = request.body
      const { id } = request.params
      const days = entered === undefined ? publishedDays(country, year) : checkedDays(entered, year)
      const kept: string[] = []
      await reviseCalendar(db, {
        id,
        person: member.person,
        action: 'calendar.official-holidays-added',
        baseVersion: null,
        change: definition => {
          const makeUp = days.some(day => day.kind === 'workday')
          if (makeUp && ordinaryHours(definition).length === 0) throw refused('calendar.no-ordinary-hours')
          const added = addOfficial(definition, days)
          kept.push(...added.kept)
          return added.definition
        },
      })
      return { calendar: await calendarAnswer(db, member, id), kept }
    },
  )
}

function publishedDays(country: string, year: number): OfficialDay[] {
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
