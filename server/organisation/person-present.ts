import type { Instant } from '@huke/core/calendar'
import type { Kysely } from 'kysely'
import type { DB } from '../database/index.ts'
import { pageFrom, readKeys } from '../http/index.ts'
import { type PersonPage, searchPeople } from './person-store.ts'

/** A page of people as every list shows them. */
export async function membersPage(
  db: Kysely<DB>,
  at: Instant,
  ask: { q: string; unit: string | null; direct?: boolean; after: string | undefined; limit: number },
) {
  const cursor = readKeys(ask.after, ['number', 'text', 'id'])
  const after = cursor === null ? null : ([Number(cursor[0]), String(cursor[1]), String(cursor[2])] as const)
  const rows = await searchPeople(db, at, {
    q: ask.q,
    unit: ask.unit,
    direct: ask.direct ?? false,
    after,
    limit: ask.limit + 1,
  })
  const page = pageFrom(
    rows,
    ask.limit,
    row => [row.rank, row.ref.name, row.ref.id],
    row => ({ ...row.ref, post: row.post }),
  )
  return { ...page, items: [...page.items] }
}

export const presentPerson = ({ ref, ...person }: PersonPage) => ({
  ...ref,
  ...person,
  memberships: [...person.memberships],
  heads: [...person.heads],
  managers: [...person.managers],
  reports: [...person.reports],
})
