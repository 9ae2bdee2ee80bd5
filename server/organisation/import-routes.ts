import { type Change, type ImportProblem, importProblemWords } from '@huke/core/organisation'
import type { FastifyReply } from 'fastify'
import { byteOrderMark, csvLines } from '../file/index.ts'
import { type App, cursorOf, languageOf, readKeys, type Routes } from '../http/index.ts'
import type { World } from '../world.ts'
import { organisationDay } from './day.ts'
import * as schema from './import-schema.ts'
import { applyImport, type ImportRow, readImport, readPart, tryImport } from './import-store.ts'
import { organisationState } from './state-store.ts'
import { readUpload } from './upload.ts'
import { exportXlsx, templateRows, templateXlsx } from './write-xlsx.ts'

export const importRoutes: Routes = (app, world) => {
  files(app, world)

  app.post('/organisation/imports', { schema: schema.createSchema }, async (request, reply) => {
    const me = request.permit('organisation.import')
    const { fileName, grids, effectiveOn, complete, accounts } = await readUpload(request)
    if (accounts) request.permit('account.edit')
    const day = effectiveOn ?? (await organisationDay(world.db, world.now()))
    const id = await tryImport(world, me.person, { fileName, grids, day, complete, withAccounts: accounts })
    return reply.code(201).send(present(await readImport(world.db, id)))
  })

  app.get('/organisation/imports/:id', { schema: schema.readSchema }, async request => {
    request.permit('organisation.import')
    return present(await readImport(world.db, request.params.id))
  })

  app.get('/organisation/imports/:id/problems', { schema: schema.problemsSchema }, async request => {
    request.permit('organisation.import')
    const page = await partOf<ImportProblem>(world, request.params.id, 'problems', request.query)
    return { ...page, items: page.items.map(item => ({ ...item, words: importProblemWords[item.code] })) }
  })

  app.get('/organisation/imports/:id/changes', { schema: schema.changesSchema }, async request => {
    request.permit('organisation.import')
    const page = await partOf<Change>(world, request.params.id, 'changes', request.query)
    return { ...page, items: page.items.map(item => ({ ...item, fields: [...item.fields] })) }
  })

  app.post('/organisation/imports/:id/application', { schema: schema.applySchema }, async request => {
    const me = request.permit('organisation.import')
    await readImport(world.db, request.params.id).then(row => row.withAccounts && request.permit('account.edit'))
    await applyImport(world, me.person, request.params.id)
    return present(await readImport(world.db, request.params.id))
  })
}

function files(app: App, world: World): void {
  app.get('/organisation/template', { schema: schema.templateSchema }, async (request, reply) => {
    request.permit('organisation.read')
    const { format, sheet = 'people' } = request.query
    const language = languageOf(request)
    if (format === 'xlsx') return download(reply, schema.xlsx, 'huke-organisation.xlsx', await templateXlsx(language))
    const text = byteOrderMark + csvLines(templateRows(sheet, language))
    return download(reply, 'text/csv; charset=utf-8', `huke-${sheet}.csv`, Buffer.from(text))
  })

  app.get('/organisation/export', { schema: schema.exportSchema }, async (request, reply) => {
    request.permit('organisation.export')
    const day = request.query.on ?? (await organisationDay(world.db, world.now()))
    const content = await exportXlsx(await organisationState(world.db, day), day, languageOf(request))
    return download(reply, schema.xlsx, `huke-organisation-${day}.xlsx`, content)
  })
}

const download = (reply: FastifyReply, type: string, name: string, content: Buffer): FastifyReply =>
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content)

async function partOf<T>(
  { db }: World,
  id: string,
  part: 'problems' | 'changes',
  { after, limit = 50 }: { after?: string; limit?: number },
): Promise<{ items: T[]; next: string | null }> {
  const from = Number(readKeys(after, ['number'])?.[0] ?? 0)
  await readImport(db, id)
  const rows = await readPart<T>(db, id, part, from, limit)
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(r => r.item),
    next: rows.length > limit ? cursorOf([shown[shown.length - 1]?.place ?? 0]) : null,
  }
}

const present = ({ counts, ...row }: ImportRow) => ({
  ...row,
  state:
    row.appliedAt !== null ? ('applied' as const) : counts.problems > 0 ? ('refused' as const) : ('ready' as const),
  problems: counts.problems,
  changes: counts.changes,
  ignored: counts.ignored,
})
