import { maySee } from '@huke/core/access'
import { type Calendar, explainDue } from '@huke/core/calendar'
import { type AgreedDue, goesByNeed, type Id, promiseOf, type Standard, standardOf } from '@huke/core/commitment'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { reader } from '../access/index.ts'
import { loadCalendars } from '../calendar/index.ts'
import { ById, languageOf, notFound, pageFrom, PageOf, PageQuery, type Routes } from '../http/index.ts'
import type { World } from '../world.ts'
import type { Receipt } from './act.ts'
import { doAct } from './do-act.ts'
import { doToMany } from './do-to-many.ts'
import { presentHome } from './home.ts'
import { cursorKeys, type LineRow, listCommitments, sortOf } from './list.ts'
import { once } from './once.ts'
import { presentLines } from './lines.ts'
import { keyFor } from './load.ts'
import { presentPage } from './page.ts'
import { calendarRefsOf } from './refs.ts'
import { request as makeRequest } from './request.ts'
import {
  ActBody,
  BulkBody,
  BulkResult,
  CommitmentLine,
  CommitmentPage,
  Home,
  IdempotencyHeader,
  ListQuery,
  NewCommitment,
  State,
  Timeline,
} from './schema.ts'
import { presentTimeline } from './timeline.ts'
import { turnsOn } from './turns.ts'

const ReceiptSchema = Type.Object({ id: Type.String(), number: Type.String(), version: Type.Integer(), state: State })
const tags = ['commitment']

export const commitmentRoutes: Routes = (app, world) => {
  const { db, now, secret, config } = world
  const turn = turnsOn(config.databaseConnections)

  app.post(
    '/commitments',
    {
      schema: {
        operationId: 'requestCommitment',
        tags,
        summary: 'Ask for a catalogued service, or another unit for help',
        headers: IdempotencyHeader,
        body: NewCommitment,
        response: { 201: ReceiptSchema },
      },
    },
    async (request, reply) => {
      const member = request.permit('commitment.request')
      const asked = { person: member.person, key: request.headers['idempotency-key'], request: request.body }
      const receipt = await turn(member.person, () =>
        once<Receipt>(world, asked, trx => makeRequest(trx, member, request.body, now())),
      )
      return reply.code(201).send(receipt)
    },
  )

  app.get(
    '/commitments',
    {
      schema: {
        operationId: 'listCommitments',
        tags,
        summary: 'Commitments by view, filter and order, a keyset page at a time',
        querystring: ListQuery,
        response: { 200: PageOf(CommitmentLine) },
      },
    },
    async request => {
      const member = request.permit('commitment.list')
      const at = now()
      const rows = await listCommitments(world, member, request.query, at)
      const line = await presentLines(world, rows, member, at)
      return pageFrom(rows, request.query.limit ?? 50, cursorKeys(sortOf(request.query)), line)
    },
  )

  app.get(
    '/home',
    {
      schema: {
        operationId: 'home',
        tags,
        summary: 'Who owes me what, and what do I owe whom',
        response: { 200: Home },
      },
    },
    async request => presentHome(world, request.permit('commitment.list'), now()),
  )

  app.get(
    '/commitments/:id',
    {
      schema: {
        operationId: 'readCommitment',
        tags,
        summary: 'The whole of one',
        params: ById,
        response: { 200: CommitmentPage },
      },
    },
    async request => {
      const member = reader(request)
      return presentPage(world, await seen(world, member, request.params.id), member, now())
    },
  )

  app.get(
    '/commitments/:id/timeline',
    {
      schema: {
        operationId: 'readTimeline',
        tags,
        summary: 'What happened to it, newest first',
        params: ById,
        querystring: Type.Object(PageQuery),
        response: { 200: Timeline },
      },
    },
    async request => {
      const member = reader(request)
      const { state_data } = await seen(world, member, request.params.id)
      return presentTimeline(db, state_data, member, request.query, now())
    },
  )

  app.get(
    '/commitments/:id/explanation',
    {
      schema: {
        operationId: 'explainDue',
        tags,
        summary: 'Why a clock is due when it is: calendar, holidays, make-up days and pauses day by day',
        params: ById,
        querystring: Type.Object({ clock: Type.String(), run: Type.Integer({ minimum: 1 }) }),
        response: { 200: Type.Record(Type.String(), Type.Unknown()) },
      },
    },
    async request => {
      const { state_data: c } = await seen(world, reader(request), request.params.id)
      const run = c.clocks.find(r => r.clock === request.query.clock && r.run === request.query.run)
      if (run === undefined) throw notFound()
      const calendars = await loadCalendars(db, calendarRefsOf(c))
      const calendar = calendars(run.frozen?.calendar ?? c.terms.calendar)
      const { timeZone } = calendar.definition
      const pauses = run.pauses.map((p): [number, number] => [p.from, p.to ?? Math.max(now(), p.from)])
      const date = promiseOf(c, run) ?? dateOf(standardOf(c, run), run.startedAt, calendar)
      if (date !== null) return { agreed: { ...date }, timeZone, pauses }
      const { target, since } = standardOf(c, run)
      if (target === null) throw notFound()
      return { ...explainDue(calendar, target, since ?? run.startedAt, pauses) }
    },
  )

  app.post(
    '/commitments/:id/acts',
    {
      schema: {
        operationId: 'act',
        tags,
        summary: 'Do something to it: promise, deliver, accept, return, …; with the files that belong to it',
        headers: IdempotencyHeader,
        params: ById,
        body: ActBody,
        response: { 200: ReceiptSchema },
      },
    },
    async request => {
      const member = reader(request)
      const { id } = request.params
      const { act, version, files } = request.body
      const key = await keyFor(db, id, act.kind, request.headers['idempotency-key'])
      const asked = { person: member.person, key, request: { id, ...request.body } }
      return turn(id, () =>
        once<Receipt>(world, asked, trx => doAct(trx, member, id, act, { at: now(), secret, version, files })),
      )
    },
  )

  app.post(
    '/commitments/acts',
    {
      schema: {
        operationId: 'actOnMany',
        tags,
        summary: 'Do the same to many; each succeeds or is refused by itself',
        headers: IdempotencyHeader,
        body: BulkBody,
        response: { 200: BulkResult },
      },
    },
    async request => {
      const member = reader(request)
      const key = request.headers['idempotency-key']
      return { results: await doToMany(world, member, request.body, { turn, key, language: languageOf(request) }) }
    },
  )
}

/** The date that the standard goes by instead of a target: one that took its place, or the customer's where it is later. */
const dateOf = (standard: Standard, startedAt: number, calendar: Calendar): AgreedDue | null =>
  standard.moved ?? (goesByNeed(standard, startedAt, calendar) ? standard.neededBy : null)

/** The row of a commitment its reader may see; for anybody else it does not exist. */
export async function seen({ db }: World, member: ReturnType<typeof reader>, id: Id): Promise<LineRow> {
  const { rows } = await sql<LineRow>`
    select id, number, due_at, requested_at, state_data from commitment where id = ${id}::uuid`.execute(db)
  const row = rows[0]
  if (row === undefined || !maySee(member, row.state_data)) throw notFound()
  return row
}
