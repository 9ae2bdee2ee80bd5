import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate } from '../database/index.ts'
import { emptyDatabase } from '../testing/index.ts'

const migrations = join(import.meta.dirname, '..', 'database', 'migrations')

test('people and units that histories had made for ever are of the past after the upgrade, inside the organisation', async () => {
  const database = await emptyDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'huke-upgrade-'))
  try {
    for (const name of await readdir(migrations))
      if (name < '014') await copyFile(join(migrations, name), join(folder, name))
    await migrate(database.url, folder)
    const { db } = database
    for (const statement of before.trim().split(';\n')) await sql.raw(statement).execute(db)
    await migrate(database.url)
    const people = await sql`
      select code, imported_from is not null as imported, lower(employed) as from, upper(employed) - 1 as until,
             (select array[lower(valid), upper(valid) - 1]::text[] from membership m where m.person_id = p.id) as member
        from person p order by code`.execute(db)
    expect(people.rows).toEqual([
      { code: 'E1', imported: false, from: '2020-01-01', until: null, member: ['2020-01-01', null] },
      {
        code: 'hist:ANN',
        imported: true,
        from: '2025-03-03',
        until: '2025-03-05',
        member: ['2025-03-03', '2025-03-05'],
      },
    ])
    const units = await sql`
      select u.code, lower(v.valid) as from, upper(v.valid) - 1 as until, p.code as parent
        from unit u join unit_version v on v.unit_id = u.id left join unit p on p.id = v.parent_id order by u.code`.execute(
      db,
    )
    expect(units.rows).toEqual([
      { code: 'hist:DESK', from: '2025-01-01', until: '2025-12-31', parent: 'hist:OLD' },
      { code: 'hist:OLD', from: '2025-01-01', until: '2025-12-31', parent: 'ROOT' },
      { code: 'ROOT', from: null, until: null, parent: null },
    ])
    const names = await sql`select name, key, made from history_name where kind = 'person'`.execute(db)
    expect(names.rows).toEqual([{ name: 'Ann Lee', key: 'annlee', made: true }])
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
})

const id = (n: number) => `'01900000-0000-7000-8000-00000000000${n}'`
const before = `
insert into unit (id, code) values (${id(1)}, 'ROOT'), (${id(2)}, 'OLD'), (${id(3)}, 'DESK');
insert into unit_version (unit_id, valid, name, kind, parent_id, search) values
  (${id(1)}, '(,)', 'Company', 'company', null, ' '), (${id(2)}, '(,)', 'Old', 'department', null, ' '),
  (${id(3)}, '(,)', 'Desk', 'team', ${id(2)}, ' ');
insert into person (id, code, name, employed, search) values
  (${id(4)}, 'E1', 'Bob', '[2020-01-01,)', ' '), (${id(5)}, 'ANN', 'Ann Lee', '(,)', ' ');
insert into membership (id, person_id, unit_id, is_primary, valid) values
  (${id(4)}, ${id(4)}, ${id(1)}, true, '[2020-01-01,)'), (${id(5)}, ${id(5)}, ${id(3)}, true, '(,)');
insert into history_import (id, name, file_name, map, state) values (${id(6)}, 'Old', 'old.csv', '{}', 'done');
insert into history_name (import_id, kind, name, unit_id, person_id, made) values
  (${id(6)}, 'root', 'Old', ${id(2)}, null, true), (${id(6)}, 'unit', 'Desk', ${id(3)}, null, true),
  (${id(6)}, 'person', 'Ann Lee', null, ${id(5)}, true);
insert into commitment (id, number, root_id, kind, state, ball, version, title, priority, customer_unit, customer_person, supplier_unit,
  requested_at, closed_at, last_event_at, imported_from, external_key, words, state_data) values
  (${id(7)}, 'R25-1', ${id(7)}, 'request', 'accepted', 'nobody', 3, 'T', 'normal', ${id(1)}, ${id(5)}, ${id(3)},
  '2025-03-03T02:00Z', '2025-03-05T02:00Z', '2025-03-05T02:00Z', ${id(6)}, 'R1', '', '{}');
insert into commitment_holding (commitment_id, ordinal, unit_id, person_id, from_at, to_at) values
  (${id(7)}, 1, ${id(3)}, ${id(5)}, '2025-03-04T02:00Z', '2025-03-05T02:00Z')`
