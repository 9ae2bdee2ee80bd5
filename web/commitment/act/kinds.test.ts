import { actKinds } from '@huke/core/commitment'
import { describe, expect, test } from 'vitest'
import type { Commitment } from '../../api/index.ts'
import { besideActs, isForm, isOpen, isPlain, menuGroups, primaryAct } from './kinds.ts'

const seen = (openActs: Commitment['openActs'], rest: Partial<Commitment> = {}): Commitment =>
  ({ openActs, mayEvaluate: false, ball: 'supplier', state: 'promised', negotiation: null, ...rest }) as Commitment
const offered = (dueBy: number | null): Partial<Commitment> => ({
  state: 'negotiating',
  negotiation: { by: 'supplier', openedBy: 'supplier', dueBy, words: '', from: 'requested', answerBy: null },
})

describe('the first act of a page', () => {
  test('is what the reader is waited for', () => {
    expect(primaryAct(seen(['comment', 'promise', 'decline', 'ask']))).toBe('promise')
    expect(primaryAct(seen(['deliver', 'answer', 'ask']))).toBe('answer')
    expect(primaryAct(seen(['accept', 'return'], { ball: 'customer' }))).toBe('accept')
  })
  test('is to go on while a third party is waited for', () => {
    expect(primaryAct(seen(['deliver', 'resume'], { ball: 'third-party' }))).toBe('resume')
  })
  test('is an evaluation only for those who are asked for one', () => {
    expect(primaryAct(seen(['evaluate', 'reopen'], { mayEvaluate: true }))).toBe('evaluate')
    expect(primaryAct(seen(['evaluate', 'reopen']))).toBeNull()
  })
  test('is never to agree to what has passed', () => {
    expect(primaryAct(seen(['agree', 'decline'], offered(Date.now() + 60_000)))).toBe('agree')
    expect(primaryAct(seen(['agree', 'decline'], offered(null)))).toBe('agree')
    expect(primaryAct(seen(['agree', 'decline'], offered(Date.now() - 60_000)))).toBeNull()
  })
})

describe('beside it stand', () => {
  test('the veto, and the other answers to an offer', () => {
    expect(besideActs(seen(['accept', 'return'], { state: 'delivered' }))).toEqual(['return'])
    expect(besideActs(seen(['agree', 'decline', 'counter'], offered(null)))).toEqual(['counter', 'decline'])
  })
  test('what can be taken back, by whom it was made', () => {
    expect(besideActs(seen(['take-back', 'comment'], { state: 'delivered' }))).toEqual(['take-back'])
  })
  test('no end of the matter beside a promise', () => {
    expect(besideActs(seen(['promise', 'decline', 'counter'], { state: 'requested' }))).toEqual([])
  })
})

test('the highest priority is raised no further', () => {
  expect(isOpen('prioritise', seen(['prioritise'], { priority: 'normal' }))).toBe(true)
  expect(isOpen('prioritise', seen(['prioritise'], { priority: 'urgent' }))).toBe(false)
})

test('every act people may do is in the menu, or has its own place on the page', () => {
  const elsewhere = [
    'comment',
    'attach',
    'check',
    'lapse',
    'fall',
    'pass',
    'join',
    'recover',
    'void',
    'suspend',
    'lift',
    'breach',
    'name-cause',
    'succeed',
    'join',
    'merge',
    'pass',
    'name-cause',
    'recover',
    'settle-contest',
    'warn',
    'recalendar',
  ]
  const inMenu = menuGroups.flat()
  expect(actKinds.filter(kind => !inMenu.some(act => act === kind) && !elsewhere.includes(kind))).toEqual([])
  expect(inMenu.filter(kind => !isForm(kind) && !isPlain(kind))).toEqual([])
})
