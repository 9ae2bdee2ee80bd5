import { sql } from 'kysely'
import { views } from '../../commitment/schema.ts'
import type { Company } from '../histories/company.ts'

/** All that a reader can ask for that could tell of an answer, and what comes back, byte for byte. */
export async function outlook(company: Company, reader: string): Promise<ReadonlyMap<string, string>> {
  const units = await company.rows(sql<{ id: string }>`select id from unit order by id`)
  const matters = await company.rows(sql<{ id: string }>`select id from commitment order by id`)
  const urls = [
    '/home',
    '/notifications?limit=200',
    '/mail/outbox?limit=200',
    '/journal/seals?limit=200',
    '/scorecard/overview?period=2026',
    ...views.map(view => `/commitments?view=${view}&limit=200`),
    ...figuresOf(units),
    ...matters.flatMap(({ id }) => [`/commitments/${id}`, `/commitments/${id}/timeline`, `/commitments/${id}/journal`]),
  ]
  const seen = new Map<string, string>()
  for (const url of urls) {
    const { statusCode, headers, body } = await company.running.app.inject({
      url: `/api/v1${url}`,
      headers: await company.headersOf(reader),
    })
    seen.set(url, `${statusCode} ${headers['content-length']} ${headers['etag'] ?? ''} ${body}`)
  }
  return seen
}

const figuresOf = (units: readonly { readonly id: string }[]): readonly string[] =>
  units.flatMap(({ id }) => [
    ...['2026', '2026-03', '2026-04', '2026-05', '2026-Q1', '2026-03-01..2026-05-17'].map(
      period => `/units/${id}/scorecard?period=${period}&compare=none`,
    ),
    ...['satisfaction', 'coverage'].map(
      measure => `/units/${id}/scorecard/commitments?period=2026&role=supplier&measure=${measure}`,
    ),
  ])

/** The figures of all units as somebody reads them who may see all. */
export async function figures(company: Company): Promise<string> {
  const units = await company.rows(sql<{ id: string }>`select id from unit order by id`)
  const answers = []
  for (const url of figuresOf(units)) answers.push((await company.ask(company.office, 'GET', url)).body)
  return JSON.stringify(answers)
}

/** Where two outlooks differ. */
export const differing = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): readonly string[] =>
  [...a.keys()].filter(url => a.get(url) !== b.get(url))
