import { Type } from 'typebox'
import { reader } from '../access/index.ts'
import { ById, notFound, pageFrom, PageQuery, readCursor, refused, type Routes } from '../http/index.ts'
import { logAdmin } from '../organisation/index.ts'
import { calendarAnswer } from './answer.ts'
import { definitionProblems, mustBePossible } from './definition.ts'
import { presentLine } from './present.ts'
import { reviseCalendar } from './revise.ts'
import {
  CalendarAnswer,
  CalendarCheck,
  CalendarEdit,
  CalendarPage,
  NewCalendar,
  Problems,
  YearAnswer,
  YearParams,
} from './schema.ts'
import { findCalendar, insertCalendar, listCalendars } from './store.ts'
import { yearView } from './year.ts'

const tags = ['calendar']

export const calendarReading: Routes = (app, { db }) => {
  app.get(
    '/calendars',
    {
      schema: {
        operationId: 'listCalendars',
        tags,
        summary: 'Working calendars by code',
        querystring: Type.Object(PageQuery),
        response: { 200: CalendarPage },
      },
    },
    async request => {
      request.permit('calendar.read')
      const { after, limit = 50 } = request.query
      const [code] = readCursor(after, 1) ?? ['']
      const rows = await listCalendars(db, String(code), limit)
      const page = pageFrom(rows, limit, row => [row.code], presentLine)
      return { ...page, items: [...page.items] }
    },
  )

  app.get(
    '/calendars/:id',
    {
      schema: {
        operationId: 'getCalendar',
        tags,
        summary: 'A calendar in its newest version',
        params: ById,
        response: { 200: CalendarAnswer },
      },
    },
    async request => {
      request.permit('calendar.read')
      return calendarAnswer(db, reader(request), request.params.id)
    },
  )

  app.post(
    '/calendars/check',
    {
      schema: {
        operationId: 'checkCalendar',
        tags,
        summary: 'What would keep a definition from working',
        body: CalendarCheck,
        response: { 200: Problems },
      },
    },
    async request => {
      request.permit('calendar.read')
      return { problems: definitionProblems(request.body.definition) }
    },
  )

  app.get(
    '/calendars/:id/year/:year',
    {
      schema: {
        operationId: 'getCalendarYear',
        tags,
        summary: 'Every day of a year: its kind, name and hours',
        params: YearParams,
        response: { 200: YearAnswer },
      },
    },
    async request => {
      request.permit('calendar.read')
      const { id, year } = request.params
      const calendar = await findCalendar(db, id)
      if (calendar === null) throw notFound()
      return { year, version: calendar.version, ...yearView(calendar.definition, year) }
    },
  )
}

export const calendarEditing: Routes = (app, { db }) => {
  app.post(
    '/calendars',
    {
      schema: {
        operationId: 'createCalendar',
        tags,
        summary: 'Make a calendar',
        body: NewCalendar,
        response: { 201: CalendarAnswer },
      },
    },
    async (request, reply) => {
      const { person } = request.permit('calendar.edit')
      const { code, name, definition } = request.body
      mustBePossible(definition)
      const made = await db.transaction().execute(async trx => {
        const ref = await insertCalendar(trx, { code, name, definition })
        if (ref !== null) await logAdmin(trx, { person, action: 'calendar.created', subject: code })
        return ref
      })
      if (made === null)
        throw refused('calendar.code-taken', {
          place: 'body/code',
          value: code,
          expectation: { zh: '新的编码', en: 'a new code' },
        })
      return reply.code(201).send(await calendarAnswer(db, reader(request), made.id))
    },
  )

  app.put(
    '/calendars/:id',
    {
      schema: {
        operationId: 'editCalendar',
        tags,
        summary: 'Change a calendar: a new version, to which open commitments move',
        params: ById,
        body: CalendarEdit,
        response: { 200: CalendarAnswer },
      },
    },
    async request => {
      const { person } = request.permit('calendar.edit')
      const { baseVersion, name, definition } = request.body
      const { id } = request.params
      await reviseCalendar(db, { id, person, action: 'calendar.edited', baseVersion, name, change: () => definition })
      return calendarAnswer(db, reader(request), id)
    },
  )
}
