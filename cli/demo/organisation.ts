import { type DemoOrganisation, type DemoUnit, demoPostId, demoUnitId, type UnitKind } from '@huke/seed/demo'
import type { DB } from '@huke/server/database'
import { unitSearch } from '@huke/server/organisation'
import { sql, type Transaction } from 'kysely'

/** Units in all their versions, and posts. */
export async function insertOrganisation(trx: Transaction<DB>, { units, posts }: DemoOrganisation): Promise<void> {
  await sql`
    insert into unit (id, code)
    select id, code from jsonb_to_recordset(${rows(units.map(({ code }) => ({ id: demoUnitId(code), code })))}::jsonb)
      as r (id uuid, code text)`.execute(trx)
  await sql`
    insert into unit_version (unit_id, valid, name, name_en, kind, parent_id, search)
    select unit, daterange("from", "to"), name, "nameEn", kind, parent, search
      from jsonb_to_recordset(${rows(units.flatMap(versionsOf))}::jsonb)
        as r (unit uuid, "from" date, "to" date, name text, "nameEn" text, kind text, parent uuid, search text)`.execute(
    trx,
  )
  await sql`
    insert into post (id, code, name, name_en, responsibilities)
    select id, code, name, "nameEn", duties
      from jsonb_to_recordset(${rows(posts.map(post => ({ ...post, id: demoPostId(post.code), duties: post.responsibilities.zh })))}::jsonb)
        as r (id uuid, code text, name text, "nameEn" text, duties text)`.execute(trx)
}

function versionsOf({ code, kind, versions }: DemoUnit): object[] {
  return versions.map(version => ({
    ...version,
    unit: demoUnitId(code),
    kind: kinds[kind],
    parent: version.parent === null ? null : demoUnitId(version.parent),
    search: unitSearch({ code, ...version }),
  }))
}

/** A shift or a region is a team that has another name. */
const kinds: Record<UnitKind, 'company' | 'department' | 'team'> = {
  company: 'company',
  department: 'department',
  team: 'team',
  shift: 'team',
  region: 'team',
}

export const rows = (records: readonly object[]): string => JSON.stringify(records)
