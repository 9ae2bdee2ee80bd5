import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { type Random, seeded } from '../../../seed/random.ts'
import { watchDelegations } from '../../access/delegation-news.ts'
import { insertServices } from '../../catalogue/index.ts'
import { library, templateDefinition } from '../../catalogue/templates.ts'
import { jobs, parts } from '../../main.ts'
import { endingChores } from '../../organisation/ending/index.ts'
import { successionChores } from '../../organisation/succession/index.ts'
import { furnishedDatabase } from '../database.ts'
import { organise } from '../organisation.ts'
import { runJobs } from '../run-jobs.ts'
import { testApp } from '../app.ts'
import type { Template } from '../template.ts'

/** Monday in Shanghai, 10:00. */
const start = Date.parse('2026-03-09T02:00:00Z')
const minute = 60_000

export interface Answered {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of any address
  readonly body: any
}

const emptyForm = { type: 'object', additionalProperties: false, properties: {} } as const
/** How answers about a service are named, by how its work is assigned. */
const attributions = { 'by-hand': 'named', 'round-robin': 'anonymous', 'least-loaded': 'named-to-auditors' } as const
const departments = ['dev', 'ops', 'sal', 'fin'] as const

/** A company of eighteen on a real database, whose pages are asked as people ask them, and whose clock is steered. */
export async function openCompany(seed: string, from?: Template) {
  const database = await furnishedDatabase(from)
  const random: Random = seeded(seed)
  const staff = departments.flatMap(unit =>
    [1, 2, 3].map(n => ({
      code: `${unit}${n}`.toUpperCase(),
      name: `${unit}${n}`,
      unit: n === 3 ? `${unit}-team` : unit,
    })),
  )
  const id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部', head: 'GM' },
      ...departments.map(code => ({ code, name: code, parent: 'hq', head: `${code}1`.toUpperCase() })),
      ...departments.map(code => ({ code: `${code}-team`, name: `${code}-team`, parent: code })),
    ],
    [
      { code: 'GM', name: '总经理', unit: 'hq' },
      { code: 'OFFICE', name: '推行办', unit: 'hq', roles: ['officer', 'administrator'] },
      { code: 'SECOND', name: '助理', unit: 'hq', roles: ['administrator'] },
      ...staff,
    ],
  )
  const template = templateDefinition(library().find(t => t.code === 'it-laptop') as never)
  await database.db.transaction().execute(trx =>
    insertServices(
      trx,
      departments.flatMap(unit =>
        (['by-hand', 'round-robin', 'least-loaded'] as const).map(assignment => ({
          code: `${unit}-${assignment}`,
          unit: id(unit),
          definition: {
            ...template,
            assignment,
            form: emptyForm,
            checklist: [],
            evaluation: {
              ...template.evaluation,
              scale: 'good-bad' as const,
              dimensions: [],
              attribution: attributions[assignment],
            },
          },
        })),
      ),
      null,
    ),
  )
  const clock = { now: start }
  const running = await testApp(database, { ...parts, routes: [...parts.routes], now: () => clock.now })
  const cookies = new Map<string, { cookie: string }>()
  let made = 0

  const headersOf = async (person: string): Promise<{ cookie: string }> => {
    // A session nobody used for half a day is over.
    const key = `${person} ${Math.floor(clock.now / (360 * minute))}`
    const known = cookies.get(key)
    if (known !== undefined) return known
    const made = await running.as(person)
    cookies.set(key, made)
    return made
  }
  const ask = async (
    person: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<Answered> => {
    const send = async () =>
      company.inject({
        method,
        url: `/api/v1${url}`,
        headers: await headersOf(person),
        ...(payload ? { payload } : {}),
      })
    let response = await send()
    if (response.statusCode === 401) {
      // The account was closed meanwhile, and opened again.
      cookies.clear()
      response = await send()
    }
    const text = response.body
    return { status: response.statusCode, body: text.startsWith('{') ? JSON.parse(text) : text }
  }
  const rows = async <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
    (await query.execute(database.db)).rows
  const company = {
    database,
    running,
    /** how a step asks; the fuzzer asks much else beside it */
    inject: (request: InjectOptions): Promise<LightMyRequestResponse> => running.app.inject(request),
    random,
    clock,
    ask,
    headersOf,
    rows,
    office: id('OFFICE'),
    root: id('hq'),
    /** a code nobody and nothing has */
    code: (): string => `N${(made += 1)}`,
    /** those who stay whatever happens, so that there is somebody to answer for the whole */
    stay: [id('GM'), id('OFFICE'), id('SECOND')] as readonly string[],
    today: (): string => new Date(clock.now + 8 * 60 * minute).toISOString().slice(0, 10),
    day: (from: number): string => new Date(clock.now + 8 * 60 * minute + from * 86_400_000).toISOString().slice(0, 10),
    /** What the node does by itself, until it has done it and a moment has passed. */
    settle: async (): Promise<void> => {
      for (const _ of [1, 2]) {
        await runJobs(database.pool, jobs, running.world)
        for (const chore of [...endingChores, watchDelegations, ...successionChores]) await chore.run(running.world)
        await runJobs(database.pool, jobs, running.world)
        clock.now += 2 * minute
      }
      for (const chore of successionChores) await chore.run(running.world)
    },
    close: async (): Promise<void> => {
      await running.close()
      await database.close()
    },
  }
  return company
}

export type Company = Awaited<ReturnType<typeof openCompany>>
