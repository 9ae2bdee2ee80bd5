import { describe, expect, test } from 'vitest'
import { compileCalendar, type Span, type Target } from '../calendar/index.ts'
import { eightHourDays, laptop, officeCalendar } from './fixtures/services.ts'
import type { ServiceDefinition } from './service.ts'
import { serviceProblems } from './service-problems.ts'

const problemsOf = (changed: Partial<ServiceDefinition>) => serviceProblems({ ...laptop, ...changed }, officeCalendar)
const pathsOf = (changed: Partial<ServiceDefinition>) => problemsOf(changed).map(problem => problem.path)

const roundTheClock = compileCalendar({
  ...eightHourDays,
  weekly: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, [['00:00', '24:00'] as Span]]),
  ),
})
const withTargets = (response: Target, resolution: Target): Partial<ServiceDefinition> => ({
  targets: { ...laptop.targets, normal: { response, resolution } },
})

describe('serviceProblems', () => {
  test('an ordinary service has none, with its calendar or without', () => {
    expect(problemsOf({})).toEqual([])
    expect(serviceProblems(laptop, null)).toEqual([])
  })

  test('a name or description in one language only is refused in the other', () => {
    expect(pathsOf({ name: { zh: '', en: 'Laptop' }, description: { zh: '电脑', en: '  ' } })).toEqual([
      '/name/zh',
      '/description/en',
    ])
  })

  test('an SOP may be missing, but not in one language', () => {
    expect(pathsOf({ sop: { zh: '', en: '' } })).toEqual([])
    expect(pathsOf({ sop: { zh: '1. 查库存', en: '' } })).toEqual(['/sop/en'])
  })

  test('a target that cannot be is named with its value', () => {
    expect(problemsOf(withTargets({ kind: 'working-time', seconds: 0 }, { kind: 'working-days', days: 2 }))).toEqual([
      expect.objectContaining({ code: 'catalogue.bad-target', path: '/targets/normal/response/seconds', value: 0 }),
    ])
    expect(pathsOf({ confirmation: { kind: 'working-day-at', days: 1, time: '25:00' } })).toEqual([
      '/confirmation/time',
    ])
  })

  test('a response that is always due after the resolution is refused', () => {
    const refused = ['/targets/normal/response']
    expect(pathsOf(withTargets({ kind: 'working-time', seconds: 36_000 }, { kind: 'working-days', days: 1 }))).toEqual(
      refused,
    )
    expect(pathsOf(withTargets({ kind: 'working-days', days: 3 }, { kind: 'end-of-working-day', days: 2 }))).toEqual(
      refused,
    )
  })

  test('which target is longer is a question to the calendar', () => {
    const twelveHours = withTargets({ kind: 'working-time', seconds: 43_200 }, { kind: 'working-days', days: 1 })
    expect(serviceProblems({ ...laptop, ...twelveHours }, roundTheClock)).toEqual([])
    expect(serviceProblems({ ...laptop, ...twelveHours }, officeCalendar)).toHaveLength(1)
  })

  test('a response that is later only for requests late in the day is fine', () => {
    expect(
      pathsOf(withTargets({ kind: 'working-time', seconds: 7200 }, { kind: 'end-of-working-day', days: 0 })),
    ).toEqual([])
  })

  test('checklist items of the same id or the same words are refused', () => {
    const [first, second] = laptop.checklist
    expect(first && second && pathsOf({ checklist: [first, { ...second, id: '1' }] })).toEqual(['/checklist/1'])
    expect(first && pathsOf({ checklist: [first, { ...first, id: '9', en: 'Other' }] })).toEqual(['/checklist/1'])
  })

  test('units may be named once, and somebody must be eligible', () => {
    expect(pathsOf({ eligible: [] })).toEqual(['/eligible'])
    expect(pathsOf({ eligible: ['asv', 'sal', 'asv'] })).toEqual(['/eligible/2'])
  })

  test('warnings ascend in whole percents', () => {
    expect(pathsOf({ warnAt: [50, 50, 101] })).toEqual(['/warnAt/1', '/warnAt/2'])
    expect(pathsOf({ warnAt: [] })).toEqual([])
  })

  test('periods are whole days of at most a year', () => {
    expect(pathsOf({ reopenDays: 400, evaluation: { ...laptop.evaluation, periodDays: 0 } })).toEqual([
      '/evaluation/periodDays',
      '/reopenDays',
    ])
  })

  test('markup and SQL are texts like any other', () => {
    const text = `<script>alert(1)</script>'; drop table service; --`
    expect(problemsOf({ name: { zh: text, en: text }, description: { zh: text, en: text } })).toEqual([])
  })
})
