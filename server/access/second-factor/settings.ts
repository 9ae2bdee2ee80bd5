import { type Member, type Role, roles } from '@huke/core/access'
import { type Kysely, sql } from 'kysely'
import { Type } from 'typebox'
import type { DB } from '../../database/index.ts'
import type { Routes } from '../../http/index.ts'
import { logAdmin } from '../../organisation/index.ts'

const key = 'secondFactorRoles'

/** The roles whose holders show a second factor before anything opens to them. */
async function demandedOf(db: Kysely<DB>): Promise<readonly Role[]> {
  const { rows } = await sql<{ value: unknown }>`select value from setting where key = ${key}`.execute(db)
  const stored = rows[0]?.value
  return Array.isArray(stored) ? roles.filter(role => stored.includes(role)) : []
}

/** Whether one of their roles demands it. */
export async function isDemandedOf(db: Kysely<DB>, { roles: held }: Pick<Member, 'roles'>): Promise<boolean> {
  const demanded = await demandedOf(db)
  return held.some(role => demanded.includes(role))
}

export const accessSettingsRoutes: Routes = (app, { db }) => {
  app.get('/access-settings', { schema: readSchema }, async request => {
    request.permit('account.edit')
    return { secondFactorRoles: [...(await demandedOf(db))] }
  })

  app.put('/access-settings', { schema: changeSchema }, async request => {
    const me = request.permit('account.edit')
    const { secondFactorRoles } = request.body
    const value = JSON.stringify([...new Set(secondFactorRoles)])
    await db.transaction().execute(async trx => {
      await sql`
        insert into setting (key, value) values (${key}, ${value}::jsonb)
            on conflict (key) do update set value = excluded.value`.execute(trx)
      await logAdmin(trx, {
        person: me.person,
        action: 'access.settings',
        subject: 'second-factor',
        detail: { secondFactorRoles },
      })
    })
    return { secondFactorRoles: [...(await demandedOf(db))] }
  })
}

const tags = ['access']
const Settings = Type.Object({
  secondFactorRoles: Type.Array(Type.Enum([...roles]), {
    maxItems: 10,
    description: 'Roles whose holders show a second factor',
  }),
})
const readSchema = {
  operationId: 'readAccessSettings',
  tags,
  summary: 'Of whom a second factor is demanded',
  response: { 200: Settings },
}
const changeSchema = {
  operationId: 'changeAccessSettings',
  tags,
  summary: 'Demand a second factor of the holders of roles; who has none yet sets one up before anything else',
  body: Settings,
  response: { 200: Settings },
}
