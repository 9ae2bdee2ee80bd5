import { type Scope, scopes } from '@huke/core/access'
import { Type } from 'typebox'
import { v7 } from 'uuid'
import { instant } from '../database/index.ts'
import { ById, Instant, notFound, Nullable, refused, type Routes, Uuid } from '../http/index.ts'
import { logAdmin } from '../organisation/index.ts'
import { reader } from './identify.ts'
import { apiTokenPrefix, newToken, tokenHash } from './token.ts'

/** Enough for any number of programs of one person, and a page. */
const mostTokens = 100

export const tokenRoutes: Routes = (app, { db, now }) => {
  app.get('/tokens', { schema: listSchema }, async request => {
    const me = reader(request)
    request.permit('token.create', { person: me.person })
    const rows = await db
      .selectFrom('api_token')
      .select(['id', 'name', 'scopes', 'created_at', 'expires_at', 'last_used_at', 'revoked_at'])
      .where('person_id', '=', me.person)
      .orderBy('id', 'desc')
      .limit(mostTokens)
      .execute()
    return { items: rows.map(present), next: null }
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
        .returning(['id', 'name', 'scopes', 'created_at', 'expires_at', 'last_used_at', 'revoked_at'])
        .executeTakeFirstOrThrow()
      await logAdmin(trx, {
        person: me.person,
        action: 'token.created',
        subject: made.id,
        detail: { name: made.name, scopes: made.scopes },
      })
      return made
    })
    return reply.code(201).send({ ...present(row), token })
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
        .returning('id')
        .executeTakeFirst()
      if (revoked === undefined) throw notFound()
      await logAdmin(trx, { person: me.person, action: 'token.revoked', subject: revoked.id })
    })
    return reply.code(204).send(null)
  })
}

interface Row {
  id: string
  name: string
  scopes: string[]
  created_at: number
  expires_at: number | null
  last_used_at: number | null
  revoked_at: number | null
}

const present = (row: Row) => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes as Scope[],
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
})

const ScopeShape = Type.Enum([...scopes])
const fields = {
  id: Uuid,
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
  summary: 'One’s own API tokens, without their secrets',
  response: { 200: Type.Object({ items: Type.Array(Token), next: Type.Null() }) },
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
