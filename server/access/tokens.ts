import { type Scope, scopes } from '@huke/core/access'
import { type Kysely, sql } from 'kysely'
import { Type } from 'typebox'
import { v7 } from 'uuid'
import { type DB, instant } from '../database/index.ts'
import {
  ById,
  Instant,
  notFound,
  Nullable,
  pageFrom,
  PageOf,
  PageQuery,
  readKeys,
  refused,
  type Routes,
  Uuid,
} from '../http/index.ts'
import { logAdmin, PersonRef, personRefJson } from '../organisation/index.ts'
import { reader } from './identify.ts'
import { apiTokenPrefix, newToken, tokenHash } from './token.ts'
import { wake } from './wake.ts'

/** Enough for any number of programs of one person, and a page. */
const mostTokens = 100

export const tokenRoutes: Routes = (app, { db, now }) => {
  app.get('/tokens', { schema: listSchema }, async request => {
    const me = reader(request)
    const { everybodys = false, after, limit = mostTokens } = request.query
    if (everybodys) request.permit('account.edit')
    else request.permit('token.create', { person: me.person })
    const from = readKeys(after, ['id'])?.[0] ?? null
    const rows = await listTokens(db, { of: everybodys ? null : me.person, after: from, limit: limit + 1, at: now() })
    const page = pageFrom(rows, limit, row => [row.id], present)
    return { ...page, items: [...page.items] }
  })

  app.post('/tokens', { schema: createSchema }, async (request, reply) => {
    const me = reader(request)
    request.permit('token.create', { person: me.person })
    const { name, expiresAt } = request.body
    if (expiresAt !== null && expiresAt <= now()) {
      throw refused('invalid-input', {
        place: 'body/expiresAt',
        value: expiresAt,
        expectation: { zh: '将来的时间', en: 'a time to come' },
      })
    }
    const token = `${apiTokenPrefix}${newToken()}`
    const row = await db.transaction().execute(async trx => {
      await trx.selectFrom('person').select('id').where('id', '=', me.person).forUpdate().execute()
      const { count } = await trx
        .selectFrom('api_token')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('person_id', '=', me.person)
        .where('revoked_at', 'is', null)
        .executeTakeFirstOrThrow()
      if (count >= mostTokens) throw refused('access.too-many-tokens')
      const made = await trx
        .insertInto('api_token')
        .values({
          id: v7(),
          person_id: me.person,
          name: name.trim(),
          token_hash: tokenHash(token),
          scopes: [...new Set(request.body.scopes)],
          created_at: instant(now()),
          expires_at: expiresAt === null ? null : instant(expiresAt),
        })
        .returning(['id', 'name', 'scopes'])
        .executeTakeFirstOrThrow()
      await logAdmin(trx, {
        person: me.person,
        action: 'token.created',
        subject: made.id,
        detail: { name: made.name, scopes: made.scopes },
      })
      return made
    })
    const [made] = await listTokens(db, { of: me.person, only: row.id, after: null, limit: 1, at: now() })
    return reply.code(201).send({ ...present(made as Row), token })
  })

  app.delete('/tokens/:id', { schema: revokeSchema }, async (request, reply) => {
    const me = reader(request)
    request.permit('token.create', { person: me.person })
    await db.transaction().execute(async trx => {
      const revoked = await trx
        .updateTable('api_token')
        .set({ revoked_at: instant(now()) })
        .where('id', '=', request.params.id)
        .where('revoked_at', 'is', null)
        .$if(!me.roles.includes('administrator'), update => update.where('person_id', '=', me.person))
        .returning(['id', 'name', 'person_id'])
        .executeTakeFirst()
      if (revoked === undefined) throw notFound()
      await wake(trx, [revoked.person_id])
      const detail = { name: revoked.name, token: revoked.id }
      await logAdmin(trx, { person: me.person, action: 'token.revoked', subject: revoked.person_id, detail })
    })
    return reply.code(204).send(null)
  })
}

interface Row {
  readonly id: string
  readonly person: PersonRef
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly lastUsedAt: number | null
  readonly revokedAt: number | null
}

interface Asked {
  /** null = everybody's that open something today */
  readonly of: string | null
  readonly only?: string
  readonly after: string | number | null
  readonly limit: number
  readonly at: number
}

/** The newest first. */
async function listTokens(db: Kysely<DB>, { of, only, after, limit, at }: Asked): Promise<readonly Row[]> {
  const inForce = sql`revoked_at is null and (expires_at is null or expires_at > ${instant(at)})`
  const { rows } = await sql<Row>`
    with today as (select organisation_day(${instant(at)}) as day)
    select t.id, ${personRefJson(sql`t.person_id`, sql`day`)} as person, t.name, t.scopes, t.created_at as "createdAt",
           t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt"
      from api_token t, today
     where ${of === null ? inForce : sql`t.person_id = ${of}::uuid`}
       and (${only ?? null}::uuid is null or t.id = ${only ?? null}::uuid)
       and (${after}::uuid is null or t.id < ${after}::uuid)
     order by t.id desc
     limit ${limit}`.execute(db)
  return rows
}

const present = (row: Row) => ({ ...row, scopes: [...row.scopes] })

const ScopeShape = Type.Enum([...scopes])
const fields = {
  id: Uuid,
  person: PersonRef,
  name: Type.String(),
  scopes: Type.Array(ScopeShape),
  createdAt: Instant,
  expiresAt: Nullable(Instant),
  lastUsedAt: Nullable(Instant),
  revokedAt: Nullable(Instant),
}
const Token = Type.Object(fields)

const listSchema = {
  operationId: 'listTokens',
  tags: ['access'],
  summary: 'One’s own API tokens, without their secrets; for administrators those of everybody in force, when asked',
  querystring: Type.Object({ ...PageQuery, everybodys: Type.Optional(Type.Boolean()) }),
  response: { 200: PageOf(Token) },
}

const createSchema = {
  operationId: 'createToken',
  tags: ['access'],
  summary: 'Make an API token; its secret is shown this once',
  body: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    scopes: Type.Array(ScopeShape, { minItems: 1, maxItems: scopes.length }),
    expiresAt: Nullable(Instant),
  }),
  response: { 201: Type.Object({ ...fields, token: Type.String() }) },
}

const revokeSchema = {
  operationId: 'revokeToken',
  tags: ['access'],
  summary: 'Revoke an API token; an administrator may revoke anybody’s',
  params: ById,
  response: { 204: Type.Null() },
}
