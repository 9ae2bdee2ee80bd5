import { expect, test } from 'vitest'
import { story } from '../commitment/fixtures/story.ts'
import { groupOf, waitsFor } from './index.ts'

test('a matter waits for those told as the side whose turn it is, until it has ended', () => {
  const told = story()
  const waits = () => [waitsFor(told.now, 'customer'), waitsFor(told.now, 'supplier'), waitsFor(told.now, null)]
  expect(waits()).toEqual([false, true, false])
  told.does('server', { kind: 'promise' }, '2 09:30')
  told.does('server', { kind: 'ask', question: '哪一层？' }, '2 10:00')
  expect(waits()).toEqual([true, false, false])
  told.does('asker', { kind: 'withdraw', reason: '不需要了' }, '2 11:00')
  expect(waits()).toEqual([false, false, false])
})

test('a notice is what it is to its reader', () => {
  const { now } = story()
  const [supplier, customer] = [
    { person: 'server', as: 'supplier' },
    { person: 'asker', as: 'customer' },
  ] as const
  expect(groupOf('requested', now, supplier)).toBe('act')
  expect(groupOf('assigned', now, customer)).toBe('moved')
  expect(groupOf('commented', now, supplier)).toBe('words')
  expect(groupOf('warned', now, supplier)).toBe('warning')
  expect(groupOf('of a kind to come', null, { person: 'asker', as: null })).toBe('act')
})

test('whoever a matter was escalated to has to act on that, and hears of the rest', () => {
  const told = story()
  told.does('asker', { kind: 'escalate', reason: '没有回音', to: 'boss' }, '2 10:00')
  const boss = { person: 'boss', as: null }
  expect(groupOf('escalated', told.now, boss)).toBe('act')
  expect(groupOf('promised', told.now, boss)).toBe('moved')
})
