import { sql } from 'kysely'
import { instant } from '../database/index.ts'
import { Type } from 'typebox'
import { byteOrderMark, csvLines } from '../file/index.ts'
import { fileAnswer, notFound, refused, type Routes, Uuid } from '../http/index.ts'
import { logAdmin } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { firstPasswordHash, newFirstPassword } from './password.ts'

export const firstPasswordRoutes: Routes = (app, world) => {
  app.post('/organisation/imports/:id/first-passwords', { schema: passwordsSchema }, async (request, reply) => {
    const me = request.permit('account.edit')
    const list = await giveFirstPasswords(world, me.person, request.params.id)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="huke-first-passwords.csv"')
      .header('cache-control', 'no-store')
      .send(list)
  })
}

/** First passwords of the accounts an import made, as CSV, once: they are made now and stored nowhere readable. */
async function giveFirstPasswords({ db, now }: World, person: string, id: string): Promise<string> {
  return db.transaction().execute(async trx => {
    const row = await trx
      .selectFrom('organisation_import')
      .select(['result', 'applied_at', 'passwords_given_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined || row.applied_at === null) throw notFound()
    if (row.passwords_given_at !== null) throw refused('organisation.passwords-given')
    const { accounts } = row.result as { accounts: readonly string[] }
    const given = await Promise.all(
      accounts.map(async account => {
        const password = newFirstPassword()
        return { account, password, hash: await firstPasswordHash(password) }
      }),
    )
    const { rows } = await sql<{ account: string; code: string; name: string; login: string }>`
      update account set password_hash = r.hash
        from jsonb_to_recordset(${JSON.stringify(given.map(({ account, hash }) => ({ account, hash })))}::jsonb) as r (account uuid, hash text)
        join person p on p.id = r.account
       where account.person_id = r.account and account.password_hash is null
   returning r.account, p.code, p.name, account.login`.execute(trx)
    await trx
      .updateTable('organisation_import')
      .set({ passwords_given_at: instant(now()) })
      .where('id', '=', id)
      .execute()
    await logAdmin(trx, {
      person,
      action: 'organisation.passwords-given',
      subject: id,
      detail: { accounts: rows.length },
    })
    const passwordOf = new Map(given.map(g => [g.account, g.password]))
    const lines = rows
      .toSorted((a, b) => a.code.localeCompare(b.code))
      .map(({ account, code, name, login }) => [code, name, login, passwordOf.get(account) ?? ''])
    const heading = ['工号 Employee number', '姓名 Name', '登录名 Login', '初始密码 First password']
    return byteOrderMark + csvLines([heading, ...lines])
  })
}

const passwordsSchema = {
  operationId: 'makeFirstPasswords',
  tags: ['access'],
  summary: 'First passwords of the accounts an import made, as CSV, once',
  params: Type.Object({ id: Uuid }),
  response: fileAnswer('text/csv'),
}
