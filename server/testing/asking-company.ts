import { expect } from 'vitest'
import { insertServices } from '../catalogue/index.ts'
import { library, templateDefinition } from '../catalogue/templates.ts'
import { commitmentCodes, commitmentRoutes } from '../commitment/index.ts'
import { journalRoutes } from '../journal/index.ts'
import { scorecardCodes, scorecardRoutes } from '../scorecard/index.ts'
import { furnishedDatabase, organise, type TestApp, testApp, type TestDatabase } from './index.ts'

export type Attribution = 'named' | 'named-to-auditors' | 'anonymous'

/** A service desk and those it serves, with a service of each attribution and a clock that is set. */
export interface AskingCompany {
  readonly database: TestDatabase
  readonly running: TestApp
  readonly id: (code: string) => string
  readonly clock: { now: number }
  /** The JSON of an answer, which has to be 2xx. */
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of any address
  readonly good: (person: string, method: 'GET' | 'POST', url: string, payload?: object) => Promise<any>
  /** Everybody's answer to a path, with its status and headers, as one text. */
  readonly seenByAll: (url: string, but?: string) => Promise<string>
  /** A matter served and accepted: by the person who asked, or left to the unit of whoever asked. */
  readonly served: (attribution: Attribution, asker: string, accept?: object) => Promise<string>
  readonly act: (person: string, commitment: string, act: object) => Promise<void>
  readonly close: () => Promise<void>
}

/** Monday in Shanghai, 10:20. */
const monday = Date.parse('2026-03-09T02:20:00Z')
export const people = [
  'BOSS',
  'HEAD',
  'SERVES',
  'CHIEF',
  'S1',
  'S2',
  'S3',
  'S4',
  'S5',
  'S6',
  'AUDIT',
  'OFFICE',
] as const

export async function askingCompany(): Promise<AskingCompany> {
  const database = await furnishedDatabase()
  const id = await organise(
    database.db,
    [
      { code: 'hq', name: '总部', head: 'BOSS' },
      { code: 'it', name: '信息部', parent: 'hq', head: 'HEAD' },
      { code: 'sal', name: '销售部', parent: 'hq', head: 'CHIEF' },
    ],
    [
      { code: 'BOSS', name: '陈总', unit: 'hq' },
      { code: 'HEAD', name: '李四', unit: 'it' },
      { code: 'SERVES', name: '周敏', unit: 'it' },
      { code: 'CHIEF', name: '吴九', unit: 'sal' },
      ...['李想', '孙八', '钱七', '赵一', '冯十一', '卫十二'].map((name, i) => ({
        code: `S${i + 1}`,
        name,
        unit: 'sal',
      })),
      { code: 'AUDIT', name: '郑十', unit: 'hq', roles: ['auditor'] as const },
      { code: 'OFFICE', name: '王五', unit: 'hq', roles: ['officer'] as const },
    ],
  )
  const template = library().find(t => t.code === 'it-laptop')
  if (template === undefined) throw new Error('no template it-laptop')
  const definition = (attribution: Attribution) => ({
    ...templateDefinition(template),
    assignment: 'by-hand' as const,
    promise: 'by-person' as const,
    checklist: [],
    form: { type: 'object', additionalProperties: false, properties: {} } as const,
    evaluation: { scale: 'good-bad' as const, dimensions: [], attribution, periodDays: 7, reopenDays: 7 },
  })
  const attributions = ['named', 'named-to-auditors', 'anonymous'] as const
  const services = await database.db.transaction().execute(trx =>
    insertServices(
      trx,
      attributions.map(attribution => ({ code: attribution, unit: id('it'), definition: definition(attribution) })),
      null,
    ),
  )
  const clock = { now: monday }
  const running = await testApp(database, {
    routes: [commitmentRoutes, journalRoutes, scorecardRoutes].flat(),
    codes: { ...commitmentCodes, ...scorecardCodes },
    now: () => clock.now,
  })
  const ask = async (person: string, method: 'GET' | 'POST', url: string, payload?: object) =>
    running.app.inject({ method, url: `/api/v1${url}`, payload, headers: await running.as(id(person)) })
  const good: AskingCompany['good'] = async (person, method, url, payload) => {
    const { statusCode, body } = await ask(person, method, url, payload)
    expect(statusCode, body).toBeLessThan(300)
    return JSON.parse(body)
  }
  const act: AskingCompany['act'] = async (person, commitment, what) => {
    await good(person, 'POST', `/commitments/${commitment}/acts`, { act: what })
  }
  return {
    database,
    running,
    id,
    clock,
    good,
    act,
    seenByAll: async (url, but) => {
      const answers = []
      for (const person of people.filter(one => one !== but)) {
        const { statusCode, headers, body } = await ask(person, 'GET', url)
        answers.push([person, statusCode, headers['etag'], headers['content-length'], body])
      }
      return JSON.stringify(answers)
    },
    served: async (attribution, asker, accept = {}) => {
      const service = services.get(attribution)
      const { id: commitment } = await good(asker, 'POST', '/commitments', { service, version: 1, form: {} })
      await act('SERVES', commitment, { kind: 'promise' })
      clock.now += 3_600_000
      await act('SERVES', commitment, { kind: 'deliver' })
      await act(asker, commitment, { kind: 'accept', ...accept })
      return commitment
    },
    close: async () => {
      await running.close()
      await database.close()
    },
  }
}
