import { type RawBuilder, sql } from 'kysely'
import { Type } from 'typebox'
import {
  notFound,
  Nullable,
  pageFrom,
  PageOf,
  PageQuery,
  readKeys,
  refused,
  type Routes,
  Uuid,
} from '../../http/index.ts'
import type { World } from '../../world.ts'
import { isOwedTo } from '../owed-to.ts'

/** Before an import is written: which units it ends, what they have, and where that goes. */
export const importEndingRoutes: Routes = (app, world) => {
  app.get('/organisation/imports/:id/endings', { schema: listSchema }, async request => {
    request.permit('organisation.import')
    const { after, limit = 50 } = request.query
    const from = readKeys(after, ['text'])?.[0] ?? ''
    const rows = await read(world, request.params.id, String(from), limit + 1)
    return pageFrom(
      rows,
      limit,
      row => [row.code],
      row => row,
    )
  })

  app.put('/organisation/imports/:id/endings/:code', { schema: changeSchema }, async (request, reply) => {
    request.permit('organisation.import')
    const { id, code } = request.params
    const { successor, services } = request.body
    const { rows } = await sql<{ applied: boolean; known: boolean; ends: boolean; there: boolean }>`
      select applied_at is not null as applied,
             exists (select from jsonb_array_elements(result -> 'endings') e where e ->> 'unit' = ${code}) as known,
             exists (select from jsonb_array_elements(result -> 'endings') e where e ->> 'unit' = ${successor}) as ends,
             exists (select from jsonb_array_elements(result -> 'next' -> 'units') u where u ->> 'code' = ${successor})
             or exists (select from unit u join unit_version v on v.unit_id = u.id
                         where u.code = ${successor} and v.valid @> effective_on) as there
        from organisation_import where id = ${id}`.execute(world.db)
    const found = rows[0]
    if (found === undefined || !found.known) throw notFound()
    if (found.applied) throw refused('organisation.import-applied')
    if (found.ends || !found.there) {
      throw refused('organisation.no-successor', { place: 'body/successor', value: successor, expectation: goesOn })
    }
    await sql`
      update organisation_import
         set result = jsonb_set(result, '{endings}', (
               select jsonb_agg(case when e ->> 'unit' = ${code}
                                     then e || jsonb_build_object('successor', ${successor}::text, 'services', ${services}::text)
                                     else e end order by place)
                 from jsonb_array_elements(result -> 'endings') with ordinality as each (e, place)))
       where id = ${id} and applied_at is null`.execute(world.db)
    return reply.code(204).send(null)
  })
}

const goesOn = { zh: '导入后仍在的部门的编码', en: 'the code of a unit that goes on after the import' }

interface Row {
  readonly code: string
  readonly name: string
  readonly owes: number
  readonly owed: number
  readonly serviceCount: number
  readonly successor: { code: string; name: string } | null
  readonly services: 'move' | 'retire'
}

async function read({ db }: World, id: string, after: string, limit: number): Promise<readonly Row[]> {
  const { rows: known } = await sql`select from organisation_import where id = ${id}`.execute(db)
  if (known.length === 0) throw notFound()
  const open = (which: RawBuilder<unknown>) => sql`
    (select count(*)::int from commitment c where c.closed_at is null and c.imported_from is null and ${which})`
  const { rows } = await sql<Row>`
    with import as (select result, effective_on from organisation_import where id = ${id}),
    ending as (
      select e ->> 'unit' as code, e ->> 'name' as name, e ->> 'successor' as successor, e ->> 'services' as services
        from import, jsonb_array_elements(import.result -> 'endings') e
       where e ->> 'unit' > ${after}
       order by 1
       limit ${limit})
    select ending.code, ending.name, ${open(sql`c.supplier_unit = u.id`)} as owes, ${open(isOwedTo(sql`u.id`, sql`c.id`))} as owed,
           (select count(*)::int from service s where s.unit_id = u.id and s.retired_at is null) as "serviceCount",
           case when ending.successor is null then null
                else json_build_object('code', ending.successor, 'name', coalesce(
                  (select n ->> 'name' from import, jsonb_array_elements(import.result -> 'next' -> 'units') n
                    where n ->> 'code' = ending.successor),
                  (select s.name from unit s where s.code = ending.successor), ending.successor)) end as successor,
           ending.services
      from ending join unit u on u.code = ending.code
     order by ending.code`.execute(db)
  return rows
}

const tags = ['organisation']
const ById = Type.Object({ id: Uuid })

const listSchema = {
  operationId: 'listOrganisationImportEndings',
  tags,
  summary: 'Units an import ends, what they have, and the unit it goes to: the nearest above unless changed',
  params: ById,
  querystring: Type.Object(PageQuery),
  response: {
    200: PageOf(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        owes: Type.Integer(),
        owed: Type.Integer(),
        serviceCount: Type.Integer(),
        successor: Nullable(Type.Object({ code: Type.String(), name: Type.String() })),
        services: Type.Enum(['move', 'retire']),
      }),
    ),
  },
}

const changeSchema = {
  operationId: 'changeOrganisationImportEnding',
  tags,
  summary: 'Say where the work of a unit goes that an import ends, before it is written',
  params: Type.Object({ id: Uuid, code: Type.String({ minLength: 1, maxLength: 50 }) }),
  body: Type.Object(
    {
      successor: Type.String({ minLength: 1, maxLength: 50, description: 'Code of a unit of the file or of today' }),
      services: Type.Enum(['move', 'retire']),
    },
    { additionalProperties: false },
  ),
  response: { 204: Type.Null() },
}
