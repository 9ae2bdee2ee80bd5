import type { Target, Weekday } from '@huke/core/calendar'
import { isTargetProblem, parseTarget } from '@huke/core/mining'
import type { Demand, PeopleGroup, WorkKind, WorkTime } from '@huke/core/staffing'
import type { ShapeReader } from './shape.ts'

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

export function kindIn(shape: ShapeReader, value: unknown, place: string): WorkKind {
  const keys = ['name', 'demand', 'work', 'target', 'measured', 'share', 'priority']
  const { name, demand, work, target, measured, share, priority } = shape.record(value, place, keys)
  if (measured !== undefined && measured !== 'done' && measured !== 'started')
    shape.wrong(`${place}.measured`, measured, 'done or started')
  return {
    name: shape.text(name, `${place}.name`),
    demand: demandIn(shape, demand, `${place}.demand`),
    work: workIn(shape, work, `${place}.work`),
    target: targetIn(shape, target, `${place}.target`),
    measured: measured === 'started' ? 'started' : 'done',
    share: shape.share(share, `${place}.share`, 0.9),
    priority: shape.number(priority, `${place}.priority`, 1),
  }
}

export function groupIn(shape: ShapeReader, value: unknown, place: string, kinds: readonly string[]): PeopleGroup {
  const { name, count, serves, absence } = shape.record(value, place, ['name', 'count', 'serves', 'absence'])
  const { share, dates } = shape.record(absence ?? {}, `${place}.absence`, ['share', 'dates'])
  return {
    name: shape.text(name, `${place}.name`),
    count: shape.number(count, `${place}.count`),
    serves:
      serves === undefined
        ? kinds
        : shape.list(serves, `${place}.serves`).map((kind, at) => shape.text(kind, `${place}.serves[${at}]`)),
    absence: {
      share: shape.share(share, `${place}.absence.share`, 0),
      dates: shape
        .list(dates ?? [], `${place}.absence.dates`)
        .map((date, at) => shape.text(date, `${place}.absence.dates[${at}]`)),
    },
  }
}

function demandIn(shape: ShapeReader, value: unknown, place: string): Demand {
  const fields = shape.record(value, place, ['per-day', 'weekdays', 'history', 'hours'])
  const hours = fields.hours === undefined ? null : hoursIn(shape, fields.hours, `${place}.hours`)
  if (fields.history !== undefined) {
    if (fields['per-day'] !== undefined || fields.weekdays !== undefined)
      shape.wrong(place, 'both', 'either per-day, with weekdays perhaps, or history')
    const counts = shape
      .list(fields.history, `${place}.history`)
      .map((count, at) => shape.number(count, `${place}.history[${at}]`))
    return { amount: { kind: 'history', counts }, hours }
  }
  const weekdays = shape.record(fields.weekdays ?? {}, `${place}.weekdays`, WEEKDAYS)
  const factors = Object.entries(weekdays).map(([day, factor]) => [
    day,
    shape.number(factor, `${place}.weekdays.${day}`),
  ])
  const perDay = shape.number(fields['per-day'], `${place}.per-day`)
  return { amount: { kind: 'mean', perDay, weekdays: Object.fromEntries(factors) }, hours }
}

/** Weights by hour, `9` or `9-12`; hours that are not named have none. */
function hoursIn(shape: ShapeReader, value: unknown, place: string): readonly number[] {
  const weights = Array.from({ length: 24 }, () => 0)
  for (const [name, weight] of Object.entries(
    typeof value === 'object' && value !== null ? value : { nothing: value },
  )) {
    const [, from, until] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(name) ?? []
    const [first, last] = [Number(from), Number(until ?? Number(from) + 1)]
    if (first < last && last <= 24) weights.fill(shape.number(weight, `${place}.${name}`), first, last)
    else shape.wrong(`${place}.${name}`, name, 'hours such as 9 or 9-12 with their weights')
  }
  return weights
}

function workIn(shape: ShapeReader, value: unknown, place: string): WorkTime {
  const { mean, p90, sample } = shape.record(value, place, ['mean', 'p90', 'sample'])
  if (sample !== undefined) {
    const times = shape.list(sample, `${place}.sample`)
    return { kind: 'sample', values: times.map((time, at) => shape.duration(time, `${place}.sample[${at}]`)) }
  }
  const seconds = shape.duration(mean, `${place}.mean`)
  if (p90 === undefined) return { kind: 'exponential', mean: seconds }
  return { kind: 'lognormal', mean: seconds, p90: shape.duration(p90, `${place}.p90`) }
}

function targetIn(shape: ShapeReader, value: unknown, place: string): Target {
  const target = parseTarget(typeof value === 'string' ? value : '')
  if (!isTargetProblem(target)) return target
  shape.wrong(place, value, target.expected)
  return { kind: 'working-days', days: 1 }
}
