import fc from 'fast-check'
import { expect, test } from 'vitest'
import { organisation } from './organisation.fixture.ts'
import type { MembershipState, OrganisationState } from './state.ts'
import { withoutUnit } from './without-unit.ts'

const day = '2026-06-15'
const membership = (unit: string, extra: Partial<MembershipState> = {}): MembershipState => ({
  unit,
  post: null,
  primary: true,
  since: '2020-01-01',
  until: null,
  ...extra,
})
const after = (memberships: readonly MembershipState[], place: string | null = 'NEW'): readonly MembershipState[] => {
  const unit = (code: string, parent: string | null) => ({
    code,
    name: code,
    nameEn: null,
    kind: 'team' as const,
    parent,
    head: null,
  })
  const person = {
    code: 'E1',
    name: '甲',
    nameEn: null,
    email: null,
    phone: null,
    joined: null,
    left: null,
    manager: null,
  }
  const state: OrganisationState = {
    units: [unit('NEW', null), unit('OLD', 'NEW'), unit('LOW', 'OLD')],
    posts: [],
    people: [{ ...person, memberships }],
  }
  const next = withoutUnit(state, { unit: 'OLD', placeOf: () => place, below: 'NEW' }, day)
  expect(next.units.map(u => [u.code, u.parent])).toEqual([
    ['NEW', null],
    ['LOW', 'NEW'],
  ])
  return next.people[0]?.memberships ?? []
}

test.each([
  ['moves from the day on', [membership('OLD', { post: 'P' })], [membership('NEW', { post: 'P', since: day })]],
  [
    'that is to begin later still does',
    [membership('OLD', { since: '2026-09-01' })],
    [membership('NEW', { since: '2026-09-01' })],
  ],
  [
    'ends when it was to',
    [membership('OLD', { until: '2026-12-31' })],
    [membership('NEW', { since: day, until: '2026-12-31' })],
  ],
  [
    'is one with that in the other unit, which becomes the first',
    [membership('OLD', { post: 'P' }), membership('NEW', { primary: false, post: 'Q', until: '2026-12-31' })],
    [membership('NEW', { post: 'P', since: day })],
  ],
  [
    'beside the first in the other unit leaves that as it was',
    [membership('OLD', { primary: false }), membership('NEW')],
    [membership('NEW')],
  ],
  [
    'beside one to come there begins now',
    [membership('OLD', { primary: false }), membership('NEW', { primary: false, since: '2026-09-01' })],
    [membership('NEW', { primary: false, since: day })],
  ],
  ['elsewhere stays', [membership('LOW')], [membership('LOW')]],
])('a membership %s', (_, before, expected) => {
  expect(after(before)).toEqual(expected)
})

test('who is placed nowhere keeps the other units', () => {
  expect(after([membership('OLD', { primary: false }), membership('LOW')], null)).toEqual([membership('LOW')])
})

test('nobody is left in a unit that ended, and nobody is lost or in one unit twice at a time', () => {
  fc.assert(
    fc.property(organisation, fc.nat(), fc.nat(), (state, gone, into) => {
      const unit = state.units[gone % state.units.length]?.code ?? ''
      const others = state.units.map(u => u.code).filter(code => code !== unit)
      const place = others[into % others.length] as string
      const next = withoutUnit(state, { unit, placeOf: () => place, below: null }, day)
      expect(next.units.some(u => u.code === unit || u.parent === unit)).toBe(false)
      next.people.forEach((person, i) => {
        expect(person.memberships.some(m => m.unit === unit)).toBe(false)
        expect(person.memberships.filter(m => m.primary)).toHaveLength(
          state.people[i]?.memberships.filter(m => m.primary).length ?? 0,
        )
        const units = person.memberships.map(m => m.unit)
        expect(new Set(units).size).toBe(units.length)
      })
    }),
    { numRuns: 200 },
  )
})
