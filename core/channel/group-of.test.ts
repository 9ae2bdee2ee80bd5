import { describe, expect, test } from 'vitest'
import { story } from '../commitment/fixtures/story.ts'
import { groupOf, waitsFor } from './index.ts'

const customer = 'asker'
const supplier = 'server'

describe('a matter waits for', () => {
  const told = story({
    supplier: { unit: 'u-supplier', person: null },
    customer: { unit: 'u-customer', person: customer },
  })

  test('whoever is told of it on a side that names nobody, never for the other side', () => {
    expect(waitsFor(told.now, 'servers-head')).toBe(true)
    expect(waitsFor(told.now, customer)).toBe(false)
  })

  test('the person who took it on and nobody else of their side, and for nobody who only watches', () => {
    told.does('watcher', { kind: 'watch' }, '2 09:10')
    expect(waitsFor(told.now, 'watcher')).toBe(false)
    told.does('serversHead', { kind: 'assign', person: supplier }, '2 09:20')
    expect(waitsFor(told.now, supplier)).toBe(true)
    expect(waitsFor(told.now, 'servers-head')).toBe(false)
    told.does('server', { kind: 'promise' }, '2 09:30')
    told.does('server', { kind: 'ask', question: '哪一层？' }, '2 10:00')
    expect([customer, supplier].map(person => waitsFor(told.now, person))).toEqual([true, false])
  })

  test('nobody once it has ended', () => {
    told.does('asker', { kind: 'withdraw', reason: '不需要了' }, '2 11:00')
    expect([customer, supplier].map(person => waitsFor(told.now, person))).toEqual([false, false])
  })
})

test('a notice is what it is to its reader', () => {
  const { now } = story({ supplier: { unit: 'u-supplier', person: supplier } })
  expect(groupOf('requested', now, supplier)).toBe('act')
  expect(groupOf('assigned', now, customer)).toBe('moved')
  expect(groupOf('commented', now, supplier)).toBe('words')
  expect(groupOf('warned', now, supplier)).toBe('warning')
  expect(groupOf('of a kind to come', null, customer)).toBe('act')
})

test('whoever a matter was escalated to has to act on that, and hears of the rest', () => {
  const told = story({ supplier: { unit: 'u-supplier', person: supplier } })
  told.does('asker', { kind: 'escalate', reason: '没有回音', to: 'boss' }, '2 10:00')
  expect(groupOf('escalated', told.now, 'boss')).toBe('act')
  expect(groupOf('promised', told.now, 'boss')).toBe('moved')
})
