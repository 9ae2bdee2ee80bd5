import { describe, expect, test } from 'vitest'
import type { Target } from '../calendar/index.ts'
import { describeTarget } from './describe-target.ts'

const examples: [Target, string, string][] = [
  [{ kind: 'working-time', seconds: 14_400 }, '4 小时工作时间', '4 hours of working time'],
  [{ kind: 'working-time', seconds: 5400 }, '1 小时 30 分钟工作时间', '1 hour 30 minutes of working time'],
  [{ kind: 'working-days', days: 2 }, '2 个工作日', '2 working days'],
  [{ kind: 'working-days', days: 1 }, '1 个工作日', '1 working day'],
  [{ kind: 'end-of-working-day', days: 0 }, '当日下班前', 'by the end of the same day'],
  [{ kind: 'end-of-working-day', days: 3 }, '第 3 个工作日下班前', 'by the end of the 3rd working day'],
  [{ kind: 'working-day-at', days: 1, time: '16:00' }, '下一工作日 16:00 前', 'by 16:00 on the next working day'],
  [{ kind: 'working-day-at', days: 12, time: '09:00' }, '第 12 个工作日 09:00 前', 'by 09:00 on the 12th working day'],
  [{ kind: 'calendar-time', seconds: 259_200 }, '72 小时（自然时间）', '72 hours, day and night'],
]

describe('describeTarget', () => {
  test.each(examples)('%j is %s, %s', (target, zh, en) => {
    expect([describeTarget(target, 'zh'), describeTarget(target, 'en')]).toEqual([zh, en])
  })
})
