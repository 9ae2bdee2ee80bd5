import type { Kysely } from 'kysely'
import type { Reader } from '../../access/index.ts'
import { reader } from '../../access/index.ts'
import type { DB } from '../../database/index.ts'
import { ById, notFound, pageFrom, readKeys, refused, type Routes } from '../../http/index.ts'
import { calendarAnswer } from '../answer.ts'
import type { StoredDefinition } from '../definition.ts'
import { enterYear } from '../enter-year.ts'
import { keepingYears } from '../official-years.ts'
import { CalendarAnswer } from '../schema.ts'
import { applyCorrection, prepareCorrection } from './correct.ts'
import { listTurns, type TurnRow } from './list.ts'
import { CorrectionAnswer, CorrectionParams, NewCorrection, TurnPage, TurnQuery } from './schema.ts'
import { type Correction, findCorrection, turnCounts } from './store.ts'

const tags = ['calendar']

/** What was written down wrongly is put right in steps: say why, see what it turns, then apply it. */
export const correctionRoutes: Routes = (app, world) => {
  const { db } = world

  app.post(
    '/calendars/:id/corrections',
    {
      schema: {
        operationId: 'prepareCorrection',
        tags,
        summary: 'Have counted what a correction of a calendar would turn; nothing is changed',
        params: ById,
        body: NewCorrection,
        response: { 201: CorrectionAnswer },
      },
    },
    async (request, reply) => {
      const { person } = request.permit('calendar.edit')
      const { body } = request
      const correction = await prepareCorrection(db, {
        calendar: request.params.id,
        baseVersion: body.baseVersion,
        reason: body.reason,
        person,
        change: rightOf(body),
      })
      return reply.code(201).send(await answer(db, await existing(db, request.params.id, correction)))
    },
  )

  app.get(
    '/calendars/:id/corrections/:correction',
    {
      schema: {
        operationId: 'readCorrection',
        tags,
        summary: 'What a correction turns from kept to broken and back, as far as it is counted',
        params: CorrectionParams,
        response: { 200: CorrectionAnswer },
      },
    },
    async request => {
      request.permit('calendar.edit')
      return answer(db, await existing(db, request.params.id, request.params.correction))
    },
  )

  app.get(
    '/calendars/:id/corrections/:correction/turns',
    {
      schema: {
        operationId: 'listCorrectionTurns',
        tags,
        summary: 'The matters that a correction turns',
        params: CorrectionParams,
        querystring: TurnQuery,
        response: { 200: TurnPage },
      },
    },
    async request => {
      const member = request.permit('calendar.edit')
      const { after, limit = 50 } = request.query
      const { id } = await existing(db, request.params.id, request.params.correction)
      const rows = await listTurns(db, id, readKeys(after, ['id', 'text', 'number']), limit)
      const page = pageFrom(rows, limit, row => [row.commitment, row.clock, row.run], presentTurn(member))
      return { ...page, items: [...page.items] }
    },
  )

  app.post(
    '/calendars/:id/corrections/:correction/application',
    {
      schema: {
        operationId: 'applyCorrection',
        tags,
        summary: 'Apply a correction that has been counted: a new version, by which what has run is read anew',
        params: CorrectionParams,
        response: { 200: CalendarAnswer },
      },
    },
    async request => {
      const { person } = request.permit('calendar.edit')
      const { id } = request.params
      await applyCorrection(db, await existing(db, id, request.params.correction), person, world.now())
      return calendarAnswer(world, reader(request), id)
    },
  )
}

/** What the calendar should have said. */
function rightOf({ definition, official }: NewCorrection): (current: StoredDefinition) => StoredDefinition {
  if (official !== undefined && definition === undefined) return current => enterYear(current, official).definition
  if (definition !== undefined && official === undefined) return current => keepingYears(definition, current)
  const expectation = {
    zh: '更正后的日历，或某一年的官方安排，二者之一',
    en: 'a definition or official days, one of them',
  }
  throw refused('invalid-input', { place: 'body/definition', value: null, expectation })
}

async function existing(db: Kysely<DB>, calendar: string, id: string): Promise<Correction> {
  const correction = await findCorrection(db, id)
  if (correction === null || correction.calendar !== calendar) throw notFound()
  return correction
}

async function answer(db: Kysely<DB>, correction: Correction): Promise<CorrectionAnswer> {
  const { id, calendar, baseVersion, reason, compared, moved, countedAt, version } = correction
  const turned = await turnCounts(db, id)
  return {
    id,
    calendar,
    baseVersion,
    reason,
    state: version !== null ? 'applied' : countedAt === null ? 'counting' : 'counted',
    compared,
    open: { toBroken: turned.openToBroken, toKept: turned.openToKept },
    closed: { toBroken: turned.closedToBroken, toKept: turned.closedToKept },
    moved,
    version,
  }
}

/** An administrator sees how many there are and between whom; what they are about is for those who see every matter. */
const presentTurn = (member: Reader) => {
  const seesAll = member.roles.includes('officer') || member.roles.includes('auditor')
  return (row: TurnRow) => ({
    ...row,
    title: seesAll ? row.title : null,
    clock: row.clock as 'response' | 'resolution' | 'answer' | 'confirmation',
  })
}
