import { describe, expect, test } from 'vitest'
import { people, story } from './fixtures/story.ts'
import { at } from './fixtures/terms.ts'
import { type Act, type ActingPerson, actsOpenTo } from './index.ts'

const promise: Act = { kind: 'promise' }

describe('nobody decides on their own request', () => {
  test.each<[string, ActingPerson]>([
    ['as a member of the unit that serves', { person: 'asker', capacities: ['customer', 'supplier'] }],
    ['as its head', { person: 'asker', capacities: ['customer', 'supplier-head'] }],
    [
      'as the delegate of its head',
      { person: 'asker', capacities: ['supplier-head'], delegateOf: { 'supplier-head': 'h' } },
    ],
    ['through a delegate', { person: 'd', capacities: ['supplier-head'], delegateOf: { 'supplier-head': 'asker' } }],
  ])('%s', (_, actor) => {
    const s = story()
    expect(s.refuses(actor, promise, '2 10:00').code).toBe('commitment.own-request')
    expect(actsOpenTo(s.now, actor)).not.toContain('promise')
  })

  test('nor does the officer raise the priority of theirs', () => {
    const s = story()
    const act: Act = { kind: 'prioritise', priority: 'urgent', reason: '急' }
    expect(s.refuses({ person: 'asker', capacities: ['customer', 'officer'] }, act, '2 10:00').code).toBe(
      'commitment.own-request',
    )
  })

  test('but speaks on it as its customer, whatever else they are', () => {
    const s = story()
    s.does(
      { person: 'asker', capacities: ['supplier-head', 'customer', 'officer'] },
      { kind: 'comment', words: '急' },
      '2 10:00',
    )
    expect(s.events.at(-1)?.by.as).toBe('customer')
  })
})

describe('a delegate', () => {
  const delegate: ActingPerson = { person: 'd', capacities: ['supplier'], delegateOf: { supplier: 'server' } }

  test('acts, and the journal names both', () => {
    const s = story()
    s.does(delegate, promise, '2 10:00')
    expect(s.events.at(-1)?.by).toEqual({ person: 'd', as: 'supplier', delegateOf: 'server' })
  })

  test('acts in a right of their own where they have one', () => {
    const s = story()
    const own: ActingPerson = { ...delegate, capacities: ['supplier', 'supplier-head'] }
    s.does(own, promise, '2 10:00')
    expect(s.events.at(-1)?.by).toEqual({ person: 'd', as: 'supplier-head' })
  })
})

test('who stands in for two acts in the right of the one who may', () => {
  const s = story()
  const delegateOf = { supplier: 'asker', 'supplier-head': 'h' }
  s.does({ person: 'd', capacities: ['supplier', 'supplier-head'], delegateOf }, promise, '2 10:00')
  expect(s.events.at(-1)?.by).toEqual({ person: 'd', as: 'supplier-head', delegateOf: 'h' })
})

describe('an act', () => {
  test('is checked against the version the actor saw', () => {
    const s = story()
    s.does('asker', { kind: 'comment', words: '急' }, '2 09:30')
    expect(s.refuses('server', promise, '2 10:00', { version: 1 }).code).toBe('commitment.stale-version')
    s.does('server', promise, '2 10:00', { version: 2 })
  })

  test('is not earlier than any event before it, be it only a word, but for what is blind', () => {
    const s = story()
    s.does('asker', { kind: 'comment', words: '急' }, '2 11:00')
    expect(s.refuses('server', promise, '2 10:59').code).toBe('commitment.clock-backwards')
    s.does('server', promise, '2 11:00')
    s.does('server', { kind: 'deliver' }, '2 12:00')
    s.does('asker', { kind: 'accept' }, '2 13:00')
    s.does('asker', { kind: 'evaluate', evaluation: { score: 4, scale: 'five' } }, '3 13:00')
    expect(s.now.lastEventAt).toBe(at('2 13:00'))
    s.does('asker', { kind: 'reopen', reason: '坏' }, '3 12:59')
  })
})

describe('a part', () => {
  test('makes the holder its customer, and is due when they said', () => {
    const s = story()
    s.does('server', promise, '2 09:30')
    const part: Act = {
      kind: 'split',
      title: '装系统',
      words: '',
      supplier: { unit: 'lab', person: null },
      dueBy: at('3 12:00'),
    }
    const { children } = s.does('server', part, '2 10:00')
    expect(children[0].event).toMatchObject({
      customer: { unit: 'it', person: 'server' },
      supplier: { unit: 'lab', person: null },
      dueBy: at('3 12:00'),
      parent: { id: 'c-1', relation: 'part' },
      terms: { promise: 'by-person', checklist: [], source: { kind: 'ad-hoc' } },
      by: { person: 'server', as: 'customer' },
    })
    expect(s.now.children).toEqual([{ id: 'child-1', relation: 'part' }])
    expect(s.refuses('server', { ...part, supplier: { unit: 'it', person: 'server' } }, '2 10:00').code).toBe(
      'commitment.same-holder',
    )
  })
})

test('mentions and escalations bring people in, and watching is one’s own', () => {
  const s = story()
  s.does('asker', { kind: 'comment', words: '请看', mentions: ['x', 'x', 'y'] }, '2 10:00')
  s.does('watcher', { kind: 'watch' }, '2 10:00')
  s.does('asker', { kind: 'escalate', to: 'boss', reason: '卡住了' }, '2 10:00')
  expect(s.now).toMatchObject({ watchers: ['x', 'y', 'watcher'], escalatedTo: ['boss'] })
  s.does('watcher', { kind: 'unwatch' }, '2 10:00')
  expect(s.now.watchers).toEqual(['x', 'y'])
  expect(s.refuses(people.stranger, { kind: 'watch' }, '2 10:00').code).toBe('commitment.not-yours')
})
