import { type Action, allow, mayCompareUnits } from '@huke/core/access'
import type { Id } from '@huke/core/commitment'
import type { FastifyRequest } from 'fastify'
import { type Reader, reader } from '../access/index.ts'
import { fileAnswer, languageOf, refused, type Routes } from '../http/index.ts'
import { organisationDay } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { readBehindPage } from './read-behind.ts'
import { readOverview } from './read-overview.ts'
import { readScorecard } from './read-scorecard.ts'
import { BehindPage, BehindQuery, Overview, OverviewQuery, Params, Scorecard, ScorecardQuery } from './schema.ts'
import { scorecardSheets } from './sheet.ts'
import { topUnits } from './tree.ts'

const tags = ['scorecard']
const recent = 'last-30-days'

const mirror = {
  tags,
  operationId: 'readScorecard',
  summary: 'A unit as supplier and as customer',
  params: Params,
  querystring: ScorecardQuery,
  response: { 200: Scorecard },
}
const behind = {
  tags,
  operationId: 'listCommitmentsBehind',
  summary: 'The commitments behind a figure',
  params: Params,
  querystring: BehindQuery,
  response: { 200: BehindPage },
}
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const sheets = {
  tags,
  operationId: 'exportScorecard',
  summary: 'The scorecard as a workbook',
  params: Params,
  querystring: ScorecardQuery,
  response: fileAnswer(xlsx),
}
const overview = {
  tags,
  operationId: 'readScorecardOverview',
  summary: 'All departments',
  querystring: OverviewQuery,
  response: { 200: Overview },
}

export const scorecardRoutes: Routes = (app, world) => {
  app.get('/units/:id/scorecard', { schema: mirror }, request => {
    allowed(request, 'scorecard.read', request.params.id)
    return readScorecard(world, request.params.id, request.query.period ?? recent, request.query.compare ?? 'previous')
  })

  app.get('/units/:id/scorecard/commitments', { schema: behind }, async request => {
    const me = allowed(request, 'scorecard.read', request.params.id)
    const page = await readBehindPage(world, me, request.params.id, request.query)
    return { ...page, items: [...page.items] }
  })

  app.get('/units/:id/scorecard.xlsx', { schema: sheets }, async (request, reply) => {
    const me = allowed(request, 'scorecard.export', request.params.id)
    const { period = recent, compare = 'previous' } = request.query
    const { fileName, bytes } = await scorecardSheets(
      world,
      request.params.id,
      period,
      compare,
      me,
      languageOf(request),
    )
    return reply
      .type(xlsx)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .send(bytes)
  })

  app.get('/scorecard/overview', { schema: overview }, async request => {
    await allowedAll(request, world)
    return readOverview(world, request.query.period ?? recent)
  })
}

function allowed(request: FastifyRequest, action: Action, unit: Id): Reader {
  const me = reader(request)
  if (!allow(me, action, { unit })) throw refused('not-allowed')
  return me
}

async function allowedAll(request: FastifyRequest, { db, now }: World): Promise<void> {
  const tops = await topUnits(db, await organisationDay(db, now()))
  if (!mayCompareUnits(reader(request), tops)) throw refused('not-allowed')
}
