import type { OrganisationState } from '@huke/core/organisation'
import { expect } from 'vitest'
import { accessCodes, accessRoutes } from '../access/index.ts'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { organisationCodes } from './codes.ts'
import { organisationRoutes } from './routes.ts'
import { organisationState } from './state-store.ts'
import { multipart, type Upload } from './upload.fixture.ts'

export const now = Date.parse('2026-06-15T12:00:00+08:00')

/** Somebody who takes a new colleague on, in Chinese. */
export const newcomer = '工号,姓名,单位编码,直接上级工号\nE7,赵子龙,IT,E2\n'

export const file = (content: Buffer | string, name = 'people.csv'): Upload => ({
  files: [{ name, content: Buffer.from(content) }],
})

/** A company of two, and its administrator at the import page. */
export async function importDesk() {
  const database = await testDatabase()
  const id = await organise(
    database.db,
    [
      { code: 'HQ', name: '远山装备', head: 'E1' },
      { code: 'IT', name: '信息部', parent: 'HQ' },
    ],
    [
      { code: 'E1', name: '欧阳修', unit: 'HQ', roles: ['administrator'] },
      { code: 'E2', name: '张三丰', unit: 'IT', manager: 'E1' },
    ],
  )
  const running = await testApp(database, {
    routes: [...organisationRoutes, ...accessRoutes],
    codes: { ...accessCodes, ...organisationCodes },
    now: () => now,
  })
  return deskOf(database, running, await running.as(id('E1')))
}

export type ImportDesk = Awaited<ReturnType<typeof importDesk>>

function deskOf(database: TestDatabase, running: TestApp, admin: { cookie: string }) {
  const check = async (form: Upload) => {
    const { payload, type } = multipart(form)
    const headers = { ...admin, 'content-type': type }
    return running.app.inject({ method: 'POST', url: '/api/v1/organisation/imports', headers, payload })
  }
  const get = async (url: string) =>
    (await running.app.inject({ url: `/api/v1/organisation${url}`, headers: admin })).json()
  return {
    database,
    running,
    admin,
    check,
    get,
    apply: (id: string) =>
      running.app.inject({ method: 'POST', url: `/api/v1/organisation/imports/${id}/application`, headers: admin }),
    state: (day = '2026-06-15'): Promise<OrganisationState> => organisationState(database.db, day),
    /** Row, column and code of every problem a check finds. */
    problemsOf: async (form: Upload) => {
      const made = await check(form)
      expect(made.statusCode, made.body).toBe(201)
      const { items } = await get(`/imports/${made.json().id}/problems?limit=200`)
      return items.map((p: { row: number; column: string; code: string }) => [
        p.row,
        p.column,
        p.code.replace('import.', ''),
      ])
    },
    close: async () => {
      await running.close()
      await database.close()
    },
  }
}
