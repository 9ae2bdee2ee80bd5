import { type Kysely, sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { v7 } from 'uuid'
import { type DB, instant } from '../database/index.ts'
import { Nullable, refused, type Routes } from '../http/index.ts'
import { logAdmin, personSearch, unitSearch } from '../organisation/index.ts'
import { passwordHash } from './password.ts'
import { checkPassword } from './password-rules.ts'
import { presentSession } from './session-present.ts'
import { Login, Password, Session } from './session-schema.ts'
import { openSession } from './session-store.ts'
import { isNeeded, isSetupCode } from './setup-code.ts'
import { beginAttempt } from './sign-in-limit.ts'

const Setup = Type.Object({
  organisation: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    nameEn: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
  }),
  person: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    code: Type.String({ minLength: 1, maxLength: 50 }),
  }),
  login: Login,
  password: Password,
  code: Type.String({ minLength: 1, maxLength: 100, description: 'Printed where the installation was started' }),
})
type Setup = Static<typeof Setup>

/**
 * Whoever has the code that an empty installation printed at its start becomes its administrator; nobody after them can.
 * Whoever merely comes first does not.
 */
export const setupRoutes: Routes = (app, world) => {
  app.get('/setup', { schema: neededSchema }, async () => ({ needed: await isNeeded(world, world.db) }))

  app.post('/setup', { schema: setupSchema }, async (request, reply) => {
    const wish = trimmed(request.body)
    if (!(await isNeeded(world, world.db))) throw refused('access.already-set-up')
    const forget = await beginAttempt(world, 'set-up', request.ip, reply)
    if (!(await isSetupCode(world.db, wish.code))) {
      // The code goes with the first who shows it: whoever was a moment later had the right one.
      throw refused((await isNeeded(world, world.db)) ? 'access.wrong-setup-code' : 'access.already-set-up')
    }
    await forget()
    checkPassword(wish.password, 'body/password', { own: [wish.login, wish.person.name], administrator: true })
    const hash = await passwordHash(wish.password)
    const first = await world.db.transaction().execute(async trx => {
      await sql`select pg_advisory_xact_lock(hashtextextended('setup', 0))`.execute(trx)
      if (!(await isNeeded(world, trx))) throw refused('access.already-set-up')
      const person = await found(trx, wish, hash, world.now())
      return openSession(world, trx, reply, person)
    })
    if (first === null) throw refused('not-signed-in')
    return presentSession(world, first)
  })
}

/** The organisation has always been there; its first person is employed from today. */
async function found(
  trx: Kysely<DB>,
  { organisation, person, login }: Setup,
  hash: string,
  at: number,
): Promise<string> {
  const unit = { id: v7(), code: 'ROOT', name: organisation.name, nameEn: organisation.nameEn ?? null }
  const admin = { id: v7(), ...person, nameEn: null }
  const { rows } = await sql<{ person: string }>`
    with named as (
      insert into setting (key, value)
      values ('organisation', ${JSON.stringify({ name: unit.name, nameEn: unit.nameEn })}::jsonb)
          on conflict (key) do update set value = excluded.value),
    a_unit as (insert into unit (id, code) values (${unit.id}, ${unit.code})),
    a_version as (
      insert into unit_version (unit_id, valid, name, name_en, kind, search)
      values (${unit.id}, '(,)', ${unit.name}, ${unit.nameEn}, 'company', ${unitSearch(unit)})),
    a_person as (
      insert into person (id, code, name, employed, search)
      values (${admin.id}, ${admin.code}, ${admin.name}, daterange(organisation_day(${instant(at)}), null), ${personSearch(admin)})
      returning id),
    a_membership as (
      insert into membership (id, person_id, unit_id, is_primary, valid)
      values (${v7()}, ${admin.id}, ${unit.id}, true, daterange(organisation_day(${instant(at)}), null))),
    the_code as (delete from setting where key = 'setupCode'),
    an_account as (
      insert into account (person_id, login, password_hash) values (${admin.id}, ${login}, ${hash})),
    a_role as (insert into role_grant (person_id, role) values (${admin.id}, 'administrator'), (${admin.id}, 'officer'))
    select id as person from a_person`.execute(trx)
  await logAdmin(trx, { person: admin.id, action: 'setup', subject: unit.id, detail: { login } })
  return (rows[0] as { person: string }).person
}

const tidyText = (text: string): string => text.toWellFormed().trim()

function trimmed(wish: Setup): Setup {
  const { organisation, person } = wish
  const tidy = {
    organisation: { name: tidyText(organisation.name), nameEn: tidyText(organisation.nameEn ?? '') || null },
    person: { name: tidyText(person.name), code: tidyText(person.code) },
    login: wish.login.trim(),
    password: wish.password,
    code: wish.code.trim(),
  }
  const empty = [
    ['body/organisation/name', tidy.organisation.name],
    ['body/person/name', tidy.person.name],
    ['body/person/code', tidy.person.code],
    ['body/login', tidy.login],
  ].filter(([, text]) => text === '')
  if (empty.length > 0) {
    const errors = empty.map(([place]) => ({
      place: String(place),
      value: '',
      expectation: { zh: '请填写', en: 'some text' },
    }))
    throw refused('invalid-input', ...errors)
  }
  return tidy
}

const neededSchema = {
  operationId: 'readSetup',
  tags: ['access'],
  summary: 'Is this an empty installation?',
  security: [],
  response: { 200: Type.Object({ needed: Type.Boolean() }) },
}

const setupSchema = {
  operationId: 'setUp',
  tags: ['access'],
  summary: 'Make the first administrator of an empty installation',
  security: [],
  body: Setup,
  response: { 200: Session },
}
