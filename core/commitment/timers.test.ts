import { describe, expect, test } from 'vitest'
import { type Story, story } from './fixtures/story.ts'
import { at, calendars, hours, noTargets } from './fixtures/terms.ts'
import { type Act, timersOf } from './index.ts'

const promise: Act = { kind: 'promise' }
const ask: Act = { kind: 'ask', question: '？' }
const answer: Act = { kind: 'answer', words: 'A' }
const timers = (s: Story, clock?: string) =>
  timersOf(s.now, calendars)
    .filter(t => (clock === undefined ? t.kind !== 'breach' : t.kind === 'warn' && t.clock === clock))
    .map(t => [t.kind === 'warn' ? t.share : t.kind, t.at])

describe('timers', () => {
  test('warn at shares of the working time', () => {
    expect(timers(story(), 'resolution')).toEqual([
      [50, at('2 18:00')],
      [75, at('3 14:00')],
      [100, at('3 18:00')],
    ])
  })

  test('move with a pause, vanish in it, and come back after it', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', ask, '2 10:00')
    expect(timers(s, 'resolution')).toEqual([])
    s.does('asker', answer, '2 12:00')
    expect(timers(s, 'resolution')[0]).toEqual([50, at('3 11:00')])
  })

  test('still warn of what was used up before a pause, when nobody was up to say so, and once of all of it', () => {
    const s = story()
    s.does('server', promise, '2 09:00')
    s.does('server', ask, '3 14:30')
    expect(timers(s, 'resolution')).toEqual([[75, at('3 14:00')]])
    s.does('system', { kind: 'warn', clock: 'resolution', run: 1, share: 75 }, '3 15:00')
    expect(timers(s, 'resolution')).toEqual([])
    expect(s.refuses('system', { kind: 'warn', clock: 'resolution', run: 1, share: 100 }, '6 15:00').code).toBe(
      'commitment.not-due',
    )
  })

  test('at the whole of a target ring when it is due, though that be in closed hours', () => {
    const s = story({ terms: { confirmation: { kind: 'working-day-at', days: 1, time: '20:00' }, warnAt: [100] } })
    s.does('server', promise, '2 09:00')
    s.does('server', { kind: 'deliver' }, '2 10:00')
    expect(timers(s)).toEqual([
      [100, at('3 20:00')],
      ['lapse', at('3 20:00')],
    ])
    expect(s.refuses('system', { kind: 'lapse' }, '3 19:59').code).toBe('commitment.not-due')
    s.does('system', { kind: 'lapse' }, '3 20:00')
    expect(timers(s)).toEqual([])
  })

  test('end a hold at the time given for it, and know the due time beyond it', () => {
    const s = story({ terms: { warnAt: [100] } })
    s.does('server', promise, '2 09:00')
    s.does('server', { kind: 'hold', reason: '等', thirdParty: '供应商', until: at('2 12:00') }, '2 10:00')
    expect(timers(s)).toEqual([
      [100, at('4 11:00')],
      ['resume', at('2 12:00')],
    ])
  })

  test('follow the promised date and the pauses after it', () => {
    const s = story({ terms: { warnAt: [100] } })
    s.does('server', { kind: 'promise', dueBy: at('3 12:00') }, '2 09:00')
    expect(timers(s)).toEqual([[100, at('3 12:00')]])
    s.does('server', ask, '2 10:00')
    s.does('asker', answer, '2 11:00')
    expect(timers(s)).toEqual([[100, at('3 14:00')]])
  })

  test('follow a new priority, from now on where its time would be used up', () => {
    const s = story({ terms: { warnAt: [100] } })
    s.does('server', promise, '2 09:00')
    s.does('officer', { kind: 'prioritise', priority: 'urgent', reason: '急' }, '2 18:00')
    expect(timers(s)).toEqual([[100, at('3 14:00')]])
  })

  test('of several shares within a minute are one, the gravest', () => {
    const s = story({ terms: { targets: { ...noTargets, normal: { response: null, resolution: hours(1 / 60) } } } })
    expect(timers(s, 'resolution')).toEqual([[100, at('2 09:01')]])
  })

  test('say that a standard has passed when work goes on after it, whatever was agreed instead', () => {
    const s = story()
    s.does('server', { kind: 'counter', offer: { dueBy: at('6 12:00'), words: '' } }, '2 10:00')
    s.does('asker', { kind: 'agree' }, '2 11:00')
    const breach = timersOf(s.now, calendars).find(t => t.kind === 'breach')
    expect(breach).toEqual({ kind: 'breach', clock: 'resolution', run: 1, at: at('4 09:00') + 1 })
    expect(timers(s, 'resolution').at(-1)).toEqual([100, at('6 12:00')])
    s.does('system', { kind: 'breach', clock: 'resolution', run: 1 }, '4 09:01')
    expect(timersOf(s.now, calendars).filter(t => t.kind === 'breach')).toEqual([])
  })

  test('let an offer fall when its time for an answer is over', () => {
    const s = story()
    s.does('server', { kind: 'counter', offer: { dueBy: at('6 12:00'), words: '' } }, '2 10:00')
    expect(timers(s)).toContainEqual(['fall', at('3 10:00')])
  })

  test('of calendar time run through the night', () => {
    const answerTarget = { kind: 'calendar-time', seconds: 24 * 3600 } as const
    const s = story({ terms: { warnAt: [50], answer: answerTarget, confirmation: hours(1) } })
    s.does('server', ask, '2 10:00')
    expect(timers(s, 'answer')).toEqual([[50, at('2 22:00')]])
  })
})
