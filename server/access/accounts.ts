import { Type } from 'typebox'
import { sql } from 'kysely'
import { instant } from '../database/index.ts'
import {
  Instant,
  Nullable,
  pageFrom,
  PageOf,
  PageQuery,
  readKeys,
  refused,
  type Routes,
  Uuid,
  type Words,
} from '../http/index.ts'
import { keepingAdministrator, logAdmin, PersonRef } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { type AccountRow, accountShows, countAccounts, listAccounts, lockAccounts } from './account-store.ts'
import { newFirstPassword, passwordHash } from './password.ts'
import { Login, Role } from './session-schema.ts'
import { endAccessOf } from './session-store.ts'
import { forgetAttempts } from './sign-in-limit.ts'
import { wake } from './wake.ts'

export const accountRoutes: Routes = (app, world) => {
  const { db, now } = world

  app.get('/accounts', { schema: listSchema }, async request => {
    request.permit('account.edit')
    const { q = '', show = 'everybody', after, limit = 50 } = request.query
    const cursor = readKeys(after, ['text', 'id'])
    const from = cursor === null ? null : ([String(cursor[0]), String(cursor[1])] as const)
    const rows = await listAccounts(world, { q, only: null, show, after: from, limit: limit + 1 })
    const page = pageFrom(rows, limit, row => [row.person.name, row.person.id], present)
    return { ...page, items: [...page.items] }
  })

  app.get('/account-counts', { schema: countsSchema }, async request => {
    request.permit('account.edit')
    return countAccounts(world)
  })

  app.put('/accounts/:person', { schema: changeSchema }, async request => {
    const me = request.permit('account.edit')
    const { person } = request.params
    const { disabled } = request.body
    const login = request.body.login.trim()
    await db.transaction().execute(async trx => {
      await lockAccounts(trx, person)
      await checkLogin(trx, person, login)
      await keepingAdministrator(trx, now(), () =>
        sql`
          insert into account (person_id, login, disabled_at)
          values (${person}, ${login}, ${disabled ? instant(now()) : null})
              on conflict (person_id) do update
             set login = excluded.login,
                 disabled_at = case when excluded.disabled_at is null then null
                                    else coalesce(account.disabled_at, excluded.disabled_at) end`.execute(trx),
      )
      if (disabled) await endAccessOf(trx, person, now())
      await logAdmin(trx, {
        person: me.person,
        action: 'account.changed',
        subject: person,
        detail: { login, disabled },
      })
    })
    return one(world, person)
  })

  app.post('/accounts/:person/password', { schema: passwordSchema }, async request => {
    const me = request.permit('account.edit')
    const { person } = request.params
    const password = newFirstPassword()
    const hash = await passwordHash(password)
    await db.transaction().execute(async trx => {
      const { login } = await lockAccounts(trx, person)
      if (login === null) throw refused('access.no-account')
      await forgetAttempts(trx, login)
      await trx
        .updateTable('account')
        .set({ password_hash: hash, must_change: true })
        .where('person_id', '=', person)
        .execute()
      await endAccessOf(trx, person, now())
      await logAdmin(trx, { person: me.person, action: 'account.password-given', subject: person })
    })
    return { password }
  })

  app.put('/accounts/:person/roles', { schema: rolesSchema }, async request => {
    const me = request.permit('account.edit')
    const { person } = request.params
    const roles = [...new Set(request.body.roles)]
    // Whoever gives offices takes none: another administrator gives them.
    if (person === me.person && roles.some(role => !me.roles.includes(role))) throw refused('access.lending-to-oneself')
    await db.transaction().execute(async trx => {
      await lockAccounts(trx, person)
      await keepingAdministrator(trx, now(), () =>
        sql`delete from role_grant where person_id = ${person} and role <> all(${roles}::text[])`.execute(trx),
      )
      await sql`
        insert into role_grant (person_id, role, granted_at, granted_by)
        select ${person}, role, ${instant(now())}, ${me.person} from unnest(${roles}::text[]) as role
            on conflict do nothing`.execute(trx)
      await wake(trx, [person])
      await logAdmin(trx, { person: me.person, action: 'account.roles-changed', subject: person, detail: { roles } })
    })
    return one(world, person)
  })
}

async function checkLogin(trx: World['db'], person: string, login: string): Promise<void> {
  const refuse = (code: string, expectation: Words) => refused(code, { place: 'body/login', value: login, expectation })
  if (login === '') throw refuse('invalid-input', { zh: '请填写', en: 'some text' })
  const { rows } = await sql`
    select from account where lower(login) = lower(${login}) and person_id <> ${person}`.execute(trx)
  if (rows.length > 0) throw refuse('access.login-taken', { zh: '别人没有用的登录名', en: 'a login nobody else has' })
}

async function one(world: World, person: string) {
  const [row] = await listAccounts(world, { q: '', only: person, show: 'everybody', after: null, limit: 1 })
  return present(row as AccountRow)
}

const present = (row: AccountRow) => ({ ...row, roles: [...row.roles] })

const Account = Type.Object({
  person: PersonRef,
  login: Nullable(Type.String()),
  hasPassword: Type.Boolean(),
  mustChange: Type.Boolean(),
  secondFactor: Type.Boolean({ description: 'A second factor is shown at sign-in' }),
  disabledAt: Nullable(Instant),
  lastSignInAt: Nullable(Instant),
  roles: Type.Array(Role),
})
const OfPerson = Type.Object({ person: Uuid })
const tags = ['access']

const listSchema = {
  operationId: 'listAccounts',
  tags,
  summary: 'People with their accounts and roles',
  querystring: Type.Object({
    ...PageQuery,
    q: Type.Optional(Type.String({ maxLength: 100 })),
    show: Type.Optional(Type.Enum([...accountShows])),
  }),
  response: { 200: PageOf(Account) },
}

const countsSchema = {
  operationId: 'countAccounts',
  tags,
  summary: 'How many people work here, and how many of them can sign in',
  response: {
    200: Type.Object({
      people: Type.Integer(),
      withoutAccount: Type.Integer(),
      withoutPassword: Type.Integer(),
      administrators: Type.Integer(),
      officers: Type.Integer(),
    }),
  },
}

const changeSchema = {
  operationId: 'changeAccount',
  tags,
  summary: 'Give a person a login, change it, or close the account',
  params: OfPerson,
  body: Type.Object({ login: Login, disabled: Type.Boolean() }),
  response: { 200: Account },
}

const passwordSchema = {
  operationId: 'giveFirstPassword',
  tags,
  summary: 'Make a first password, shown this once and to be changed at the next sign-in; sessions and API tokens end',
  params: OfPerson,
  response: { 200: Type.Object({ password: Type.String() }) },
}

const rolesSchema = {
  operationId: 'changeRoles',
  tags,
  summary: 'Set a person’s roles',
  params: OfPerson,
  body: Type.Object({ roles: Type.Array(Role) }),
  response: { 200: Account },
}
