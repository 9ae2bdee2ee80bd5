import { describe, expect, test } from 'vitest'
import { story } from './fixtures/story.ts'
import { at, hours, noTargets, terms } from './fixtures/terms.ts'
import type { Act } from './index.ts'

const promise: Act = { kind: 'promise' }
const ask: Act = { kind: 'ask', question: '哪种型号？' }
const answer: Act = { kind: 'answer', words: 'A' }
const deliver: Act = { kind: 'deliver' }
const accept: Act = { kind: 'accept' }
const by = (text: string) => ({ dueBy: at(text), words: '' })

describe('changing the standard', () => {
  test('of the priority recomputes from the start and keeps every pause already earned', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', ask, '2 10:00')
    s.does('asker', answer, '2 12:00')
    s.does('officer', { kind: 'prioritise', priority: 'high', reason: '展会' }, '2 14:00')
    expect(s.clock('resolution', '2 14:00')).toMatchObject({ used: 2, allowed: 8, dueAt: at('3 11:00') })
  })

  test('to a priority that counts from the raising allows what it says to the last millisecond', () => {
    const dayEnd = { response: hours(4), resolution: { kind: 'end-of-working-day', days: 0 } } as const
    const s = story({
      when: '4 09:44:55.233',
      priority: 'low',
      terms: { targets: { ...terms.targets, normal: dayEnd } },
    })
    s.does('server', promise, '4 10:00')
    s.does('officer', { kind: 'prioritise', priority: 'normal', reason: '展会' }, '5 18:00')
    s.does('server', deliver, '6 18:00')
    s.does('asker', accept, '9 09:00')
    expect(s.clock('resolution', '9 09:00')).toMatchObject({ breached: false, late: 0, dueAt: at('6 18:00') })
  })

  test('to a later version of the calendar moves what runs and leaves what has stopped', () => {
    const s = story({
      when: '3 09:00',
      terms: { targets: { ...noTargets, normal: { response: hours(8), resolution: hours(16) } } },
    })
    s.does('server', promise, '5 09:00')
    expect(s.clock('response', '6 09:00')).toMatchObject({ used: 16, late: 8 })
    s.does('system', { kind: 'recalendar', calendar: { id: 'calendar-1', version: 2 } }, '5 10:00')
    expect(s.clock('response', '6 09:00')).toMatchObject({ used: 16, late: 8 })
    expect(s.clock('resolution', '5 10:00')).toMatchObject({ used: 9, dueAt: at('5 18:00') })
  })

  test('by a correction of the calendar reads what has ended anew, closed or not, and says no more what was not so', () => {
    const s = story({
      when: '3 09:00',
      terms: { targets: { ...noTargets, normal: { response: hours(8), resolution: hours(16) } } },
    })
    const correct = {
      kind: 'recalendar',
      calendar: { id: 'calendar-1', version: 2 },
      reason: '4 日放假忘了登记',
    } as const
    s.does('server', promise, '5 09:00')
    s.does('system', { kind: 'breach', clock: 'resolution', run: 1 }, '5 09:01')
    s.does('system', correct, '5 10:00')
    expect(s.clock('response', '6 09:00')).toMatchObject({ used: 8, late: 0, breached: false })
    expect(s.now.breached).toEqual([])

    const closed = story({
      when: '3 09:00',
      terms: { targets: { ...noTargets, normal: { response: null, resolution: hours(10) } } },
    })
    closed.does('server', promise, '3 10:00')
    closed.does('server', deliver, '5 10:00')
    closed.does('asker', accept, '5 11:00')
    expect(closed.clock('resolution', '6 09:00')).toMatchObject({ used: 17, breached: true })
    expect(closed.refuses('system', { kind: 'recalendar', calendar: correct.calendar }, '6 09:00').code).toBe(
      'commitment.not-due',
    )
    closed.does('system', correct, '6 09:00')
    expect(closed.clock('resolution', '6 09:00')).toMatchObject({ used: 9, breached: false })
    expect(closed.now.closings[0]?.resolution?.frozen?.calendar.version).toBe(2)
    expect(closed.refuses('system', correct, '6 10:00').code).toBe('commitment.not-due')
  })

  test('by the customer’s date has the pauses before the agreement inside and is moved by those after it', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', ask, '2 10:00')
    s.does('asker', answer, '2 12:00')
    s.does('asker', { kind: 'renegotiate', offer: by('4 12:00') }, '2 13:00')
    s.does('server', { kind: 'agree' }, '2 14:00')
    expect(s.clock('resolution', '2 14:00')).toMatchObject({ used: 2, allowed: 17, dueAt: at('4 12:00') })
    s.does('server', ask, '2 15:00')
    s.does('asker', answer, '2 17:00')
    expect(s.clock('resolution', '2 17:00')).toMatchObject({ used: 3, allowed: 17, dueAt: at('4 15:00') })
  })

  test('cuts a pause in two that the agreement falls into', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', ask, '2 10:00')
    s.does('asker', { kind: 'renegotiate', offer: by('4 12:00') }, '2 10:30')
    s.does('server', { kind: 'agree' }, '2 11:00')
    expect(s.clock('resolution', '2 11:30')).toMatchObject({ used: 1, allowed: 18, paused: true })
    s.does('asker', answer, '2 12:00')
    expect(s.clock('resolution', '2 12:00')).toMatchObject({ used: 1, allowed: 18, dueAt: at('4 14:00') })
  })

  test('is no business of the supplier: what they offer later is agreed, and late by the standard', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', { kind: 'renegotiate', offer: by('5 12:00') }, '2 10:30')
    s.does('asker', { kind: 'agree' }, '2 11:00')
    s.does('server', deliver, '4 18:00')
    s.does('asker', accept, '5 09:00')
    expect(s.clock('resolution', '6 09:00')).toMatchObject({ used: 24, allowed: 16, breached: true, late: 8 })
    expect(s.clock('resolution', '6 09:00').reading.promiseKept).toBe(true)
  })

  test('comes too late once it has passed', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('asker', { kind: 'renegotiate', offer: by('6 12:00') }, '4 10:00')
    s.does('server', { kind: 'agree' }, '4 11:00')
    expect(s.now.moved).toBeNull()
    expect(s.clock('resolution', '4 11:00')).toMatchObject({ allowed: 16, breached: true, dueAt: at('6 12:00') })
  })

  test('an earlier date of the customer’s is a wish that moves nothing, a later one is the standard’s due time', () => {
    const s = story({ dueBy: at('2 12:00') })
    expect(s.clock('resolution', '2 15:00')).toMatchObject({ used: 5, allowed: 16, breached: false })
    const later = story({ dueBy: at('4 12:00') })
    expect(later.clock('resolution', '2 15:00')).toMatchObject({ used: 5, allowed: 19, dueAt: at('4 12:00') })
    later.does('server', ask, '2 15:00')
    later.does('asker', answer, '2 17:00')
    expect(later.clock('resolution', '2 17:00')).toMatchObject({ allowed: 19, dueAt: at('4 15:00') })
  })

  test('a wish for less than the standard takes a person’s promise, a date beyond it does not', () => {
    expect(story({ dueBy: at('2 10:00'), terms: { promise: 'at-birth' } }).now.state).toBe('requested')
    expect(story({ dueBy: at('4 10:00'), terms: { promise: 'at-birth' } }).now.state).toBe('promised')
  })

  test('a lower priority is agreed, not decreed, and what the supplier proposed leaves the standard', () => {
    const s = story({ priority: 'high' })
    s.does('server', promise, '2 10:00')
    s.does('server', { kind: 'renegotiate', offer: { dueBy: null, words: '', priority: 'normal' } }, '2 11:00')
    expect(s.now.negotiation?.offer.dueBy).toBe(at('3 18:00'))
    s.does('asker', { kind: 'agree' }, '2 12:00')
    expect(s.now).toMatchObject({ priority: 'normal', standardPriority: 'high', promise: { by: at('3 18:00') } })
    expect(s.clock('resolution', '2 12:00')).toMatchObject({ allowed: 8, dueAt: at('3 18:00') })
  })

  test('the customer’s own wish for a lower or higher priority moves it', () => {
    for (const [priority, allowed] of [
      ['low', 40],
      ['high', 8],
    ] as const) {
      const s = story()
      s.does('server', promise, '2 10:00')
      s.does('asker', { kind: 'renegotiate', offer: { dueBy: null, words: '', priority } }, '2 11:00')
      s.does('server', { kind: 'agree' }, '2 12:00')
      expect(s.clock('resolution', '2 12:00')).toMatchObject({ used: 3, allowed })
    }
  })

  test('a raising that would be broken at once counts from the raising', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('officer', { kind: 'prioritise', priority: 'urgent', reason: '急' }, '2 18:00')
    expect(s.clock('resolution', '3 09:00')).toMatchObject({
      used: 8,
      allowed: 12,
      breached: false,
      dueAt: at('3 14:00'),
    })
  })

  test('a raising after the standard has passed does not wash it clean', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('officer', { kind: 'prioritise', priority: 'urgent', reason: '急' }, '4 10:00')
    expect(s.now).toMatchObject({ priority: 'urgent', standardPriority: 'normal', standardSince: null })
    s.does('server', deliver, '4 11:00')
    expect(s.clock('resolution', '4 11:00')).toMatchObject({ used: 18, allowed: 16, breached: true, late: 2 })
  })

  test('by a due time in closed hours is late only by the working time after it', () => {
    const s = story({ terms: { targets: noTargets } })
    s.does('server', { kind: 'promise', dueBy: at('7 12:00') }, '2 09:00')
    expect(s.clock('resolution', '8 12:00')).toMatchObject({ dueAt: at('7 12:00'), breached: false })
    expect(s.clock('resolution', '9 10:00')).toMatchObject({ breached: true, late: 1 })
  })
})
