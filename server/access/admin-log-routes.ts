import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { byteOrderMark, csvLines } from '../file/index.ts'
import {
  fileAnswer,
  Instant,
  Nullable,
  pageFrom,
  PageOf,
  PageQuery,
  readKeys,
  type Routes,
  Uuid,
} from '../http/index.ts'
import { PersonRef } from '../organisation/index.ts'
import { type AdminLine, readAdminLog } from './admin-log-store.ts'

/** What was done to the installation itself, and who came in: for those who look whether it was right. */
export const adminLogRoutes: Routes = (app, world) => {
  app.get('/admin-log', { schema: listSchema }, async request => {
    request.permit('admin-log.read')
    const { after, limit = 50, ...filter } = request.query
    const lines = await readAdminLog(world, {
      ...filter,
      before: readKeys(after, ['number'])?.[0] ?? null,
      limit: limit + 1,
    })
    const page = pageFrom(
      lines,
      limit,
      line => [line.id],
      line => ({ ...line, detail: { ...line.detail } }),
    )
    return { ...page, items: [...page.items] }
  })

  app.get('/admin-log.csv', { schema: exportSchema }, async (request, reply) => {
    request.permit('admin-log.read')
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="huke-admin-log.csv"')
      .send(Readable.from(csvOf(before => readAdminLog(world, { ...request.query, before, limit: linesAtOnce }))))
  })
}

const linesAtOnce = 1000

/** However long the log has become, only some lines of it are held at a time. */
async function* csvOf(read: (before: number | null) => Promise<readonly AdminLine[]>): AsyncGenerator<string> {
  yield byteOrderMark + csvLines([['id', 'at', 'number', 'name', 'action', 'subject', 'detail']])
  for (let before: number | null = null; ; ) {
    const lines = await read(before)
    const cells = lines.map(({ id, at, person, action, subject, detail }) => [
      String(id),
      new Date(at).toISOString(),
      person?.code ?? '',
      person?.name ?? '',
      action,
      subject,
      JSON.stringify(detail),
    ])
    yield csvLines(cells)
    const last = lines.at(-1)
    if (last === undefined || lines.length < linesAtOnce) return
    before = last.id
  }
}

const Line = Type.Object({
  id: Type.Integer(),
  at: Instant,
  person: Nullable(PersonRef),
  action: Type.String(),
  subject: Type.String(),
  subjectPerson: Nullable(PersonRef),
  detail: Type.Record(Type.String(), Type.Unknown()),
})
const Filter = {
  person: Type.Optional(Uuid),
  action: Type.Optional(
    Type.String({ maxLength: 60, description: 'An action, or what several begin with: `account`, `session.refused`' }),
  ),
}

const listSchema = {
  operationId: 'listAdminLog',
  tags: ['access'],
  summary: 'What was done to the installation, and who came in or was refused, newest first',
  querystring: Type.Object({ ...PageQuery, ...Filter }),
  response: { 200: PageOf(Line) },
}

const exportSchema = {
  operationId: 'exportAdminLog',
  tags: ['access'],
  summary: 'The same as a file',
  querystring: Type.Object(Filter),
  response: fileAnswer('text/csv'),
}
