import { sql } from 'kysely'
import { views } from '../../commitment/schema.ts'
import type { Company } from './company.ts'
import { employed } from './living.ts'

/** Asks for every list and page as some readers; answers those that were no answer. */
export async function unreadable(company: Company, mostReaders: number): Promise<readonly string[]> {
  const able = (await employed(company)).filter(p => p.able)
  const readers = able.filter(p => company.stay.includes(p.id) || company.random() < mostReaders / able.length)
  const units = await company.rows(sql<{ id: string }>`select id from unit order by id`)
  const people = await company.rows(sql<{ id: string }>`select id from person order by id`)
  const lists = [
    '/home',
    ...views.map(view => `/commitments?view=${view}&limit=200`),
    '/units',
    '/people?limit=200',
    '/posts',
    '/services?all=true&limit=200',
    '/service-templates',
    '/session',
    '/notifications?limit=200',
    '/delegations?everybodys=true',
    ...units.flatMap(({ id }) => [
      `/units/${id}`,
      `/units/${id}/ending`,
      `/units/${id}/assignment`,
      `/units/${id}/scorecard`,
      `/people?unit=${id}`,
    ]),
    ...people.map(({ id }) => `/people/${id}`),
  ]
  const office = [
    '/accounts?limit=200',
    '/account-counts',
    '/scorecard/overview',
    ...units.flatMap(({ id }) => [`/units/${id}/ending/plan`, `/units/${id}/unable`]),
    ...people.flatMap(({ id }) => [`/people/${id}/holdings`, `/people/${id}/absences`]),
  ]
  const wrong: string[] = []
  for (const reader of readers) {
    const urls = reader.id === company.office ? [...lists, ...office] : lists
    for (const url of urls) {
      const { status, body } = await company.ask(reader.id, 'GET', url)
      if (status !== 200) wrong.push(`${reader.code} ${url}: ${status} ${body.code}`)
    }
    const all = await company.ask(reader.id, 'GET', '/commitments?view=all&limit=200')
    for (const { id } of (all.body.items ?? []) as { id: string }[])
      for (const url of [`/commitments/${id}`, `/commitments/${id}/timeline`]) {
        const { status, body } = await company.ask(reader.id, 'GET', url)
        if (status !== 200) wrong.push(`${reader.code} ${url}: ${status} ${body.code}`)
      }
  }
  return wrong
}
