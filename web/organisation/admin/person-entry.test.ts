import { expect, test } from 'vitest'
import { entryOf, type PersonEntry, tidy } from './person-entry.ts'
import type { Person } from './queries.ts'

const unit = (id: string) => ({ id, code: id, name: { zh: id, en: id } })
const membership = (id: string, until: string | null): Person['memberships'][number] => ({
  unit: unit(id),
  post: null,
  primary: true,
  since: '2024-01-01',
  until,
})
const person: Person = {
  id: 'p',
  code: 'E1',
  name: '周敏',
  nameEn: null,
  unit: unit('it'),
  email: null,
  phone: null,
  joined: '2020-01-01',
  left: null,
  memberships: [membership('planned', null), membership('today', '2026-11-22'), membership('gone', '2026-11-21')],
  heads: [],
  managers: [
    { id: 'm1', code: 'M1', name: '近', nameEn: null, unit: null },
    { id: 'm2', code: 'M2', name: '远', nameEn: null, unit: null },
  ],
  reports: [],
}

test('an edit carries what holds today or later, and leaves the past alone', () => {
  const entry = entryOf(person, '2026-11-22')
  expect(entry.memberships?.map(m => m.unit)).toEqual(['planned', 'today'])
  expect(entry.manager).toBe('m1')
})

test('what was cleared is sent as nothing, so that it is taken away and not kept', () => {
  const cleared = { code: 'E1', name: '周敏', email: ' ', manager: undefined, memberships: [{ unit: 'it' }] }
  expect(tidy(cleared as unknown as PersonEntry)).toMatchObject({
    email: null,
    manager: null,
    left: null,
    memberships: [{ unit: 'it', post: null, primary: false, since: null, until: null }],
  })
})
