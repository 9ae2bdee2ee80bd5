import { describe, expect, test } from 'vitest'
import {
  type About,
  type Action,
  actions,
  allow,
  mayCompareUnits,
  mayEver,
  type Member,
  roles,
  type Scope,
  scopes,
  sentences,
} from './index.ts'

const nobodySpecial: Member = { person: 'p', units: ['u'], heads: [], roles: [], delegations: [], scopes: null }
const people = {
  everyone: nobodySpecial,
  head: { ...nobodySpecial, heads: ['u'] },
  officer: { ...nobodySpecial, roles: ['officer'] },
  auditor: { ...nobodySpecial, roles: ['auditor'] },
  administrator: { ...nobodySpecial, roles: ['administrator'] },
} as const satisfies Record<string, Member>
type Who = keyof typeof people

const ownUnit: About = { unit: 'u', person: 'p' }
const otherUnit: About = { unit: 'v', person: 'q' }
const all = Object.keys(people) as readonly Who[]
const office: readonly Who[] = ['officer', 'administrator']

/** Who may, about their own unit and person; and about those of others. */
const expected: Readonly<Record<Action, readonly [own: readonly Who[], others: readonly Who[]]>> = {
  'session.read': [all, all],
  'session.change': [all, all],
  'commitment.request': [all, all],
  'commitment.list': [all, all],
  // Of a commitment its parties are judged elsewhere, by the commitment.
  'commitment.read': [
    ['officer', 'auditor'],
    ['officer', 'auditor'],
  ],
  'commitment.act': [['officer'], ['officer']],
  'file.upload': [all, all],
  'notification.read': [all, all],
  'notification.mark': [all, all],
  'organisation.read': [all, all],
  'organisation.import': [office, office],
  'organisation.edit': [office, office],
  'organisation.export': [
    ['officer', 'auditor', 'administrator'],
    ['officer', 'auditor', 'administrator'],
  ],
  'delegation.edit': [all, office],
  'absence.edit': [all, office],
  'assignment.edit': [['head', 'officer'], ['officer']],
  'holding.read': [all, office],
  'holding.hand-over': [all, office],
  'unable.read': [['head', 'officer', 'administrator'], office],
  'catalogue.read': [all, all],
  'catalogue.edit': [['head', 'officer'], ['officer']],
  'calendar.read': [all, all],
  'calendar.edit': [office, office],
  'scorecard.read': [all, all],
  'scorecard.export': [
    ['head', 'officer', 'auditor'],
    ['officer', 'auditor'],
  ],
  'history.import': [office, office],
  'account.edit': [['administrator'], ['administrator']],
  'token.create': [all, []],
  'journal.verify': [
    ['officer', 'auditor', 'administrator'],
    ['officer', 'auditor', 'administrator'],
  ],
  'admin-log.read': [
    ['auditor', 'administrator'],
    ['auditor', 'administrator'],
  ],
  'settings.edit': [['administrator'], ['administrator']],
}

describe.each(actions)('%s', action => {
  test.each(all)('is decided for %s', who => {
    const [own, others] = expected[action]
    expect(allow(people[who], action, ownUnit)).toBe(own.includes(who))
    expect(allow(people[who], action, otherUnit)).toBe(others.includes(who))
  })

  test('needs its scope of a token, whoever the person is', () => {
    const mighty: Member = { ...nobodySpecial, heads: ['u'], roles }
    const { scope } = sentences[action]
    const enough = (has: Scope) => scope === 'any' || has === scope || has === scope.replace(/:read$/, ':write')
    for (const has of scopes) {
      expect(allow({ ...mighty, scopes: [has] }, action, ownUnit), has).toBe(scope !== 'session' && enough(has))
    }
    expect(allow({ ...mighty, scopes: [] }, action, ownUnit)).toBe(scope === 'any')
  })

  test('may ever be done by whoever may do it about something', () => {
    for (const who of all) {
      const some = [{}, ownUnit, otherUnit].some(about => allow(people[who], action, about))
      const { who: words } = sentences[action]
      expect(mayEver(people[who], action), who).toBe(some || words.includes('party'))
    }
  })

  test('is never more open to a token than to its person', () => {
    for (const who of all) {
      for (const about of [{}, ownUnit, otherUnit]) {
        const token = { ...people[who], scopes }
        if (allow(token, action, about)) expect(allow(people[who], action, about)).toBe(true)
      }
    }
  })
})

test('what belongs to a unit or a person is closed to its head and to oneself when nobody says whose it is', () => {
  expect(allow(people.head, 'catalogue.edit')).toBe(false)
  expect(allow(people.everyone, 'token.create')).toBe(false)
})

test('all departments are compared by officers, auditors and whoever heads the whole, and by no other head', () => {
  const compares = (member: Member) => mayCompareUnits(member, ['top'])
  expect(compares({ ...nobodySpecial, heads: ['top', 'u'] })).toBe(true)
  expect(all.filter(who => compares(people[who]))).toEqual(['officer', 'auditor'])
})
