import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import type { Static } from 'typebox'
import { projecting } from '../commitment/index.ts'
import { type Difference, verifyJournal } from '../journal/index.ts'
import { parts } from '../main.ts'
import { work } from '../queue/index.ts'
import { projectScorecards, verifyScorecards } from '../scorecard/index.ts'
import {
  furnishedDatabase,
  organise,
  settled,
  type TestApp,
  testApp,
  type TestDatabase,
  type TestPerson,
  type TestUnit,
} from '../testing/index.ts'
import { type HistoryImportOptions, type HistorySummary, importHistory, mapFrom, miningJobs } from './index.ts'
import type { HistoryImport } from './schema.ts'

export const mapText = `
name: Old desk
columns: { case: id, activity: what, time: when, person: who, group: team }
case: { customer-unit: asking, customer-person: asker }
time: { format: yyyy-MM-dd HH:mm, zone: Asia/Shanghai }
defaults: { unit: Help desk, customer-unit: Users, service: Incident }
targets: { response: 4h, resolution: 2 working days }
calendar: cn-standard
acts: { delivered: solved, returned: reopened }
`

const header = 'id,what,when,who,team,asking,asker'

type Response = Awaited<ReturnType<TestApp['app']['inject']>>
type Shown = Static<typeof HistoryImport>

/** An installation with all its routes, an organisation, and files with histories. */
export interface Desk {
  readonly database: TestDatabase
  readonly running: TestApp
  readonly folder: string
  readonly id: (code: string) => string
  /** Writes a log of lines `id,what,when,who,team[,asking,asker]`. */
  file(lines: readonly string[], name?: string): Promise<string>
  bring(path: string, more?: Partial<HistoryImportOptions>, map?: string): Promise<HistorySummary>
  get(url: string, as?: string): Promise<Response>
  send(method: 'POST' | 'PUT', url: string, payload: object, as?: string): Promise<Response>
  /** Uploads a log as an officer does. */
  upload(path: string, map?: string): Promise<Shown>
  /** Sends a form as an officer does. */
  submit(url: string, form: FormData): Promise<Response>
  rows<T>(query: RawBuilder<T>): Promise<T[]>
  /** All that `huke verify` would say, with the scorecards brought up to the journal first. */
  differences(): Promise<readonly unknown[]>
  figures(): Promise<void>
  close(): Promise<void>
}

interface Wish {
  readonly units?: readonly TestUnit[]
  readonly people?: readonly TestPerson[]
  readonly now?: () => number
  /** run the queue's jobs as a worker does */
  readonly worker?: boolean
}

export const officer = 'E1'

export async function historyDesk({ units = [], people = [], now, worker = false }: Wish = {}): Promise<Desk> {
  const database = await furnishedDatabase()
  const id = await organise(
    database.db,
    [{ code: 'ROOT', name: '远山公司' }, ...units],
    [{ code: officer, name: '推行办', unit: 'ROOT', roles: ['officer', 'administrator'] }, ...people],
  )
  const running = await testApp(database, { routes: parts.routes, codes: parts.codes, now })
  const endWork = worker ? await work(database.pool, miningJobs, running.world) : null
  const folder = await mkdtemp(join(tmpdir(), 'huke-history-'))
  const { db } = database
  const figures = async () => {
    await settled(db)
    while ((await projectScorecards(db, running.world.now())) > 0);
  }
  const submit: Desk['submit'] = async (url, form) => {
    const request = new Request('http://x', { method: 'POST', body: form })
    return running.app.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: { ...(await running.as(id(officer))), 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    })
  }
  const desk: Desk = {
    database,
    running,
    folder,
    id,
    figures,
    file: async (lines, name = 'history.csv') => {
      const path = join(folder, name)
      await writeFile(
        path,
        `${[header, ...lines.map(line => line + ','.repeat(6 - line.split(',').length + 1))].join('\n')}\n`,
      )
      return path
    },
    bring: (path, more = {}, map = mapText) =>
      importHistory(running.world, {
        source: { path },
        map: mapFrom(map),
        fileName: 'history.csv',
        startedBy: null,
        rejectedFile: `${path}.rejected.csv`,
        ...more,
      }),
    get: async (url, as = officer) => running.app.inject({ url: `/api/v1${url}`, headers: await running.as(id(as)) }),
    send: async (method, url, payload, as = officer) =>
      running.app.inject({ method, url: `/api/v1${url}`, headers: await running.as(id(as)), payload }),
    upload: async (path, map = mapText) => {
      const form = new FormData()
      form.append('map', map)
      form.append('file', new Blob([await readFile(path)]), 'history.csv')
      return (await submit('/history-imports', form)).json()
    },
    submit,
    rows: async query => (await query.execute(db)).rows,
    differences: async () => {
      await figures()
      const found: Difference[] = []
      await verifyJournal(db, {
        projecting,
        contentHash: async sha256 => sha256,
        onDifference: difference => void found.push(difference),
      })
      return [...found, ...(await verifyScorecards(db, Date.now()))]
    },
    close: async () => {
      await endWork?.()
      await running.close()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return desk
}

/** Waits until a worker has done what it was asked for. */
export async function ended(desk: Desk, importId: string): Promise<Shown> {
  for (;;) {
    const found = (await desk.get(`/history-imports/${importId}`)).json()
    if (!['waiting', 'running', 'undoing'].includes(found.state)) return found
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

export const made = (table: 'unit' | 'person') => sql<{ n: number }>`
  select count(*)::int as n from ${sql.table(table)} where imported_from is not null`
