import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureCalendars } from '../calendar/index.ts'
import { migrateQueue, work } from '../queue/index.ts'
import { organise, type TestApp, testApp, testDatabase, type TestDatabase } from '../testing/index.ts'
import { importFolder } from './import-files.ts'
import { miningCodes, miningJobs, miningRoutes } from './index.ts'

let database: TestDatabase
let running: TestApp
let officer: { cookie: string }
let member: { cookie: string }
let endWork: () => Promise<void>
beforeAll(async () => {
  database = await testDatabase()
  await ensureCalendars(database.db)
  const id = await organise(
    database.db,
    [{ code: 'HQ', name: '总部' }],
    [
      { code: 'E1', name: '张三', unit: 'HQ', roles: ['officer'] },
      { code: 'E2', name: '李四', unit: 'HQ' },
    ],
  )
  running = await testApp(database, { routes: [miningRoutes], codes: miningCodes, uploadLimitBytes: 1000 })
  officer = await running.as(id('E1'))
  member = await running.as(id('E2'))
  await migrateQueue(database.pool)
  endWork = await work(database.pool, miningJobs, running.world)
})
afterAll(async () => {
  await endWork()
  await running.close()
  await database.close()
})

const lines = Array.from(
  { length: 400 },
  (_, i) => `R${i},called,2025-03-03 09:00,王芳,服务台\nR${i},solved,2025-03-03 1${i % 10}:00,李强,网络组`,
)
const csv = ['id,what,when,who,team', ...lines, 'R0,solved,soon,x,y', ''].join('\n')
const map = (name: string) => `name: ${name}
columns: { case: id, activity: what, time: when, person: who, group: team }
time: { format: yyyy-MM-dd HH:mm, zone: Asia/Shanghai }
defaults: { unit: Help desk, customer-unit: Users, service: Incident }
calendar: cn-standard
`

function upload(fields: Readonly<Record<string, string>>, file: string | null, headers = officer) {
  const boundary = 'XXXX'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const last =
    file === null
      ? ''
      : `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="../old.csv"\r\ncontent-type: text/csv\r\n\r\n${file}\r\n`
  return running.app.inject({
    method: 'POST',
    url: '/api/v1/history-imports',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${parts.join('')}${last}--${boundary}--\r\n`,
  })
}

const get = (url: string, headers = officer) => running.app.inject({ url: `/api/v1${url}`, headers })
const post = (url: string) => running.app.inject({ method: 'POST', url: `/api/v1${url}`, headers: officer })

async function ended(id: string) {
  for (;;) {
    const found = (await get(`/history-imports/${id}`)).json()
    if (found.state !== 'waiting' && found.state !== 'running') return found
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

describe('an officer', () => {
  test('uploads a file with a map, larger than an attachment may be, and it is imported by a worker', async () => {
    const heard: string[] = []
    const silence = running.world.live.listen(change => heard.push(`${change.kind} ${change.id}`))
    const sent = await upload({ map: map('Desk A') }, csv)
    expect(sent.statusCode).toBe(201)
    expect(sent.json()).toMatchObject({ name: 'Desk A', fileName: 'old.csv', startedBy: { code: 'E1' } })
    const { id } = sent.json()
    expect(await ended(id)).toMatchObject({
      state: 'done',
      cases: 400,
      casesNew: 400,
      events: 800,
      groupHandovers: 400,
      rejected: 1,
      hasRejections: true,
      problem: null,
    })
    expect(heard).toContain(`import ${id}`)
    silence()
    expect((await get(`/history-imports/${id}/rejections`)).body).toContain('mining.time-unreadable,when,soon')
    await expect.poll(() => readdirSync(importFolder(running.world, id))).toEqual(['rejected.csv'])
    const list = (await get('/history-imports')).json()
    expect(list.items.map((one: { name: string }) => one.name)).toEqual(['Desk A'])
  })

  test('is told every place where a map is wrong, and nothing is kept', async () => {
    const answer = await upload({ map: map('Desk B').replace('calendar: cn-standard', 'calender: x') }, csv)
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'mining.map-invalid' })
    expect(answer.json().errors.map((error: { place: string }) => error.place)).toEqual(
      expect.arrayContaining(['calender', 'calendar']),
    )
    expect((await upload({ mapName: '../secret' }, csv)).json().code).toBe('mining.unknown-map')
    expect((await upload({ map: map('Desk B') }, null)).json().code).toBe('mining.file-missing')
    expect((await upload({}, csv)).json().code).toBe('mining.file-missing')
  })

  test('sees what a file lacks with the import, and lets a corrected one go on', async () => {
    const { id } = (await upload({ map: map('Desk C') }, 'id,when\n1,2\n')).json()
    expect(await ended(id)).toMatchObject({
      state: 'failed',
      resumable: true,
      problem: { code: 'mining.missing-column', errors: [{ value: 'what' }] },
    })
    expect((await upload({ map: map('Desk C') }, csv)).json().id).toBe(id)
    expect(await ended(id)).toMatchObject({ state: 'done', casesNew: 400 })
    expect((await post(`/history-imports/${id}/resumption`)).json().code).toBe('mining.not-resumable')
    expect((await post(`/history-imports/${id}/stop`)).json().code).toBe('mining.not-running')
  })

  test('stops an import and lets it go on', async () => {
    const { id } = (await upload({ map: map('Desk D') }, csv)).json()
    const stop = await post(`/history-imports/${id}/stop`)
    expect([200, 409]).toContain(stop.statusCode)
    const stopped = await ended(id)
    if (stopped.state === 'stopped') expect((await post(`/history-imports/${id}/resumption`)).statusCode).toBe(200)
    expect(await ended(id)).toMatchObject({ state: 'done', cases: 400, casesNew: 400 })
  })

  test('chooses among ready maps, each of which says what it is for', async () => {
    const { items } = (await get('/history-maps')).json()
    const zammad = items.find((one: { name: string }) => one.name === 'zammad')
    expect(zammad.title).toBe('Zammad tickets (history)')
    expect(zammad.comment).toContain('How to export')
    expect(zammad.text).toContain('columns:')
  })
})

test('nobody else may import or see imports', async () => {
  expect((await upload({ map: map('Desk E') }, csv, member)).statusCode).toBe(403)
  for (const url of ['/history-imports', '/history-maps']) expect((await get(url, member)).statusCode).toBe(403)
})
