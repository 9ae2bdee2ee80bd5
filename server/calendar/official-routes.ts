import { ById, type Routes } from '../http/index.ts'
import { calendarAnswer } from './answer.ts'
import { enterYear, publishedDays } from './enter-year.ts'
import { officialSource } from './official.ts'
import { withKnownYear, withoutKnownYear } from './official-years.ts'
import { reviseCalendar } from './revise.ts'
import {
  CalendarAnswer,
  CountryYearParams,
  OfficialAdded,
  OfficialAnswer,
  OfficialRequest,
  YearParams,
} from './schema.ts'

const tags = ['calendar']

export const officialRoutes: Routes = (app, world) => {
  const { db, now } = world

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
      const { id } = request.params
      const kept: string[] = []
      await reviseCalendar(db, {
        id,
        person: member.person,
        action: 'calendar.official-holidays-added',
        at: now(),
        baseVersion: null,
        change: definition => {
          const added = enterYear(definition, request.body)
          kept.push(...added.kept)
          return added.definition
        },
      })
      return { calendar: await calendarAnswer(world, member, id), kept }
    },
  )

  const knownYear = { tags, params: YearParams, response: { 200: CalendarAnswer } }

  app.put(
    '/calendars/:id/known-years/:year',
    {
      schema: {
        ...knownYear,
        operationId: 'confirmOfficialYear',
        summary: 'Say that all official days of a year are in a calendar',
      },
    },
    async request => {
      const member = request.permit('calendar.edit')
      const { id, year } = request.params
      const change = { id, person: member.person, action: 'calendar.year-confirmed', at: now(), baseVersion: null }
      await reviseCalendar(db, { ...change, change: definition => withKnownYear(definition, year) })
      return calendarAnswer(world, member, id)
    },
  )

  app.delete(
    '/calendars/:id/known-years/:year',
    {
      schema: {
        ...knownYear,
        operationId: 'doubtOfficialYear',
        summary: 'Say that official days of a year are still missing in a calendar',
      },
    },
    async request => {
      const member = request.permit('calendar.edit')
      const { id, year } = request.params
      const change = { id, person: member.person, action: 'calendar.year-doubted', at: now(), baseVersion: null }
      await reviseCalendar(db, { ...change, change: definition => withoutKnownYear(definition, year) })
      return calendarAnswer(world, member, id)
    },
  )
}
