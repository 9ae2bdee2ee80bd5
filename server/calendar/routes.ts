import { Type } from 'typebox'
import { reader } from '../access/index.ts'
import { ById, notFound, pageFrom, PageQuery, readKeys, refused, type Routes } from '../http/index.ts'
import { logAdmin } from '../organisation/index.ts'
import { calendarAnswer } from './answer.ts'
import { setDefaultCalendar } from './default-calendar.ts'
import { definitionProblems, mustBePossible } from './definition.ts'
import { keepingYears } from './official-years.ts'
import { presentLine } from './present.ts'
import { reviseCalendar } from './revise.ts'
import {
  CalendarAnswer,
  CalendarCheck,
  CalendarEdit,
  CalendarPage,
  DefaultCalendar,
  NewCalendar,
  Problems,
  YearAnswer,
  YearParams,
} from './schema.ts'
import { findCalendar, insertCalendar, listCalendars } from './store.ts'
import { yearView } from './year.ts'

const tags = ['calendar']

export const calendarReading: Routes = (app, world) => {
  const { db } = world

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
      const [code] = readKeys(after, ['text']) ?? ['']
      const rows = await listCalendars(db, code, limit)
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
      return calendarAnswer(world, reader(request), request.params.id)
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

export const calendarEditing: Routes = (app, world) => {
  const { db, now } = world

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
        const ref = await insertCalendar(trx, { code, name, definition }, person)
        if (ref !== null) await logAdmin(trx, { person, action: 'calendar.created', subject: code })
        return ref
      })
      if (made === null)
        throw refused('calendar.code-taken', {
          place: 'body/code',
          value: code,
          expectation: { zh: '新的编码', en: 'a new code' },
        })
      return reply.code(201).send(await calendarAnswer(world, reader(request), made.id))
    },
  )

  app.put(
    '/calendars/:id',
    {
      schema: {
        operationId: 'editCalendar',
        tags,
        summary:
          'Change a calendar from tomorrow on: a new version, to which open commitments move; what has run stays',
        params: ById,
        body: CalendarEdit,
        response: { 200: CalendarAnswer },
      },
    },
    async request => {
      const { person } = request.permit('calendar.edit')
      const { baseVersion, name, definition } = request.body
      const { id } = request.params
      await reviseCalendar(db, {
        id,
        person,
        action: 'calendar.edited',
        at: now(),
        baseVersion,
        name,
        change: current => keepingYears(definition, current),
      })
      return calendarAnswer(world, reader(request), id)
    },
  )

  app.put(
    '/default-calendar',
    {
      schema: {
        operationId: 'setDefaultCalendar',
        tags,
        summary:
          'What units work by that neither they nor any above them give a calendar; what was asked keeps its own',
        body: DefaultCalendar,
        response: { 200: CalendarAnswer },
      },
    },
    async request => {
      const { person } = request.permit('calendar.edit')
      const { calendar } = request.body
      await db.transaction().execute(async trx => {
        const chosen = await findCalendar(trx, calendar)
        if (chosen === null) throw unknownCalendar(calendar)
        if (await setDefaultCalendar(trx, calendar))
          await logAdmin(trx, { person, action: 'calendar.made-default', subject: chosen.code })
      })
      return calendarAnswer(world, reader(request), calendar)
    },
  )
}

const unknownCalendar = (value: string) =>
  refused('invalid-input', {
    place: 'body/calendar',
    value,
    expectation: { zh: '已有的日历', en: 'an existing calendar' },
  })
