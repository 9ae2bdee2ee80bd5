import { expect, test } from 'vitest'
import { isTargetProblem, parseTarget } from './target-text.ts'

const HOUR = 3600

test.each([
  ['8h', { kind: 'working-time', seconds: 8 * HOUR }],
  ['30m', { kind: 'working-time', seconds: 1800 }],
  ['1h 30m', { kind: 'working-time', seconds: 5400 }],
  ['1.5 hours', { kind: 'working-time', seconds: 5400 }],
  ['16 working hours', { kind: 'working-time', seconds: 16 * HOUR }],
  ['8小时', { kind: 'working-time', seconds: 8 * HOUR }],
  ['4 个工作小时', { kind: 'working-time', seconds: 4 * HOUR }],
  ['90 分钟', { kind: 'working-time', seconds: 5400 }],
  ['1 working day', { kind: 'working-days', days: 1 }],
  ['2 Working Days', { kind: 'working-days', days: 2 }],
  ['2个工作日', { kind: 'working-days', days: 2 }],
  ['end of 1 working day', { kind: 'end-of-working-day', days: 1 }],
  ['end of the 2nd working day', { kind: 'end-of-working-day', days: 2 }],
  ['end of next working day', { kind: 'end-of-working-day', days: 1 }],
  ['end of today', { kind: 'end-of-working-day', days: 0 }],
  ['第2个工作日结束前', { kind: 'end-of-working-day', days: 2 }],
  ['当日下班前', { kind: 'end-of-working-day', days: 0 }],
  ['next working day 16:00', { kind: 'working-day-at', days: 1, time: '16:00' }],
  ['next working day by 9:30', { kind: 'working-day-at', days: 1, time: '09:30' }],
  ['2 working days by 16:00', { kind: 'working-day-at', days: 2, time: '16:00' }],
  ['次工作日16:00前', { kind: 'working-day-at', days: 1, time: '16:00' }],
  ['第3个工作日 10:00', { kind: 'working-day-at', days: 3, time: '10:00' }],
  ['72h elapsed', { kind: 'calendar-time', seconds: 72 * HOUR }],
  ['3 days elapsed', { kind: 'calendar-time', seconds: 72 * HOUR }],
  ['3个自然日', { kind: 'calendar-time', seconds: 72 * HOUR }],
  ['72小时自然时间', { kind: 'calendar-time', seconds: 72 * HOUR }],
])('%s is understood', (text, target) => {
  expect(parseTarget(text)).toEqual(target)
})

test.each([
  '',
  '   ',
  'soon',
  '2 days',
  '3天',
  '0h',
  '0 working days',
  '-8h',
  '1.2.3h',
  'next working day 25:00',
  'next working day 16:60',
])("'%s' is refused with the value and what was expected", text => {
  const problem = parseTarget(text)
  expect(isTargetProblem(problem) && problem).toMatchObject({ code: 'mining.target-unreadable', value: text })
})
