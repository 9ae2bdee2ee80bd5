import { actKinds } from '@huke/core/commitment'
import { describe, expect, test } from 'vitest'
import type { Commitment } from '../../api/index.ts'
import { isForm, isPlain, menuGroups, primaryAct } from './kinds.ts'

const seen = (openActs: Commitment['openActs'], rest: Partial<Commitment> = {}): Commitment =>
  ({ openActs, mayEvaluate: false, ball: 'supplier', ...rest }) as Commitment

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
})

test('every act people may do is in the menu, or has its own place on the page', () => {
  const elsewhere = [
    'comment',
    'attach',
    'check',
    'lapse',
    'fall',
    'void',
    'suspend',
    'lift',
    'breach',
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
