import type { Reader } from './member.ts'

/** One row of the statement in load-reader.ts. */
export interface ReaderRow {
  readonly person: string
  readonly name: string
  readonly locale: 'zh' | 'en' | null
  readonly time_zone: string | null
  readonly demo: boolean
  readonly must_change: boolean
  readonly has_account: boolean
  readonly must_prove: boolean
  readonly scopes: Reader['scopes']
  readonly roles: Reader['roles']
  readonly units: readonly string[]
  readonly heads: readonly string[]
  readonly delegations: Reader['delegations']
}

export const readerFrom = (row: ReaderRow, kind: 'cookie' | 'token'): Reader => ({
  person: row.person,
  name: row.name,
  locale: row.locale,
  timeZone: row.time_zone,
  mustChange: row.must_change && !row.demo,
  mustProve: row.must_prove,
  session: row.demo ? 'demo' : kind,
  roles: row.roles,
  units: row.units,
  heads: row.heads,
  delegations: row.delegations,
  scopes: row.scopes,
})
