import { CalendarFault, isWorkingDay, targetProblems } from '../../calendar/index.ts'
import { problem, type StaffingProblem, type StaffingProblemCode } from '../problem.ts'
import type { Demand, PeopleGroup, StaffingPlan, WorkKind } from './plan.ts'
import { GREATEST_P90, type WorkTime } from './work-time.ts'

export const MOST_PEOPLE = 1000
const MOST_DAYS = 5000
/** Pieces of work of all replications; they need about 50 bytes each. */
export const MOST_WORK = 10_000_000

/** Everything that makes a plan impossible; empty if nothing does. */
export function planProblems(plan: StaffingPlan): readonly StaffingProblem[] {
  const found = [
    ...whole(plan.days, 'days', 1, MOST_DAYS),
    ...whole(plan.warmUp, 'warm-up', 0, MOST_DAYS),
    ...whole(plan.replications, 'replications', 2, 1000),
    ...whole(plan.seed, 'seed', 0, 2 ** 31),
    ...dateProblems(plan, plan.start, 'start'),
    ...sameNames(plan.kinds, 'kinds'),
    ...sameNames(plan.groups, 'people'),
    ...plan.kinds.flatMap((kind, at) => kindProblems(kind, `kinds[${at}]`)),
    ...plan.groups.flatMap((group, at) => groupProblems(plan, group, `people[${at}]`)),
  ]
  return found.length > 0 ? found : [...unserved(plan), ...sizeProblems(plan)]
}

function kindProblems({ demand, work, target, share, priority }: WorkKind, place: string): readonly StaffingProblem[] {
  return [
    ...amountProblems(demand, `${place}.demand`),
    ...(demand.hours === null ? [] : weights(demand.hours, `${place}.demand.hours`)),
    ...workProblems(work, `${place}.work`),
    ...targetProblems(target).map(({ path, value, expectation }) =>
      problem('staffing.bad-target', `${place}.target${path}`, String(value), expectation),
    ),
    ...(share > 0 && share < 1 ? [] : [problem('staffing.bad-share', `${place}.share`, share, 'between 0 and 1')]),
    ...number(priority, `${place}.priority`, Number.NEGATIVE_INFINITY),
  ]
}

function amountProblems({ amount }: Demand, place: string): readonly StaffingProblem[] {
  if (amount.kind === 'history') return weights(amount.counts, `${place}.history`)
  return [
    ...positive(amount.perDay, `${place}.per-day`),
    ...Object.entries(amount.weekdays).flatMap(([day, factor]) => number(factor, `${place}.weekdays.${day}`, 0)),
  ]
}

function workProblems(work: WorkTime, place: string): readonly StaffingProblem[] {
  if (work.kind === 'sample')
    return work.values.length === 0
      ? [problem('staffing.bad-distribution', place, '', 'at least one time')]
      : work.values.flatMap((value, at) => positive(value, `${place}.sample[${at}]`))
  const wrong = positive(work.mean, `${place}.mean`)
  if (wrong.length > 0 || work.kind === 'exponential') return wrong
  const ratio = work.p90 / work.mean
  return ratio > 1 && ratio < GREATEST_P90
    ? []
    : [
        problem(
          'staffing.bad-distribution',
          `${place}.p90`,
          ratio,
          `from 1 to ${GREATEST_P90.toFixed(2)} times the mean`,
        ),
      ]
}

function groupProblems(plan: StaffingPlan, group: PeopleGroup, place: string): readonly StaffingProblem[] {
  const known = new Set(plan.kinds.map(({ name }) => name))
  const { share, dates } = group.absence
  return [
    ...whole(group.count, `${place}.count`, 0, MOST_PEOPLE),
    ...group.serves
      .filter(name => !known.has(name))
      .map(name => problem('staffing.unknown-kind', `${place}.serves`, name, `one of ${[...known].join(', ')}`)),
    ...(share >= 0 && share < 1
      ? []
      : [problem('staffing.bad-share', `${place}.absence.share`, share, 'from 0 to less than 1')]),
    ...dates.flatMap((date, at) => dateProblems(plan, date, `${place}.absence.dates[${at}]`)),
  ]
}

function unserved({ kinds, groups }: StaffingPlan): readonly StaffingProblem[] {
  return kinds
    .filter(({ name }) => !groups.some(({ serves, count }) => count > 0 && serves.includes(name)))
    .map(({ name }) => problem('staffing.nobody-serves', 'people', name, 'somebody who does it'))
}

function sizeProblems(plan: StaffingPlan): readonly StaffingProblem[] {
  const perDay = plan.kinds.reduce((sum, { demand }) => sum + meanPerDay(demand), 0)
  const pieces = perDay * (plan.days + 2 * plan.warmUp) * plan.replications
  return pieces <= MOST_WORK
    ? []
    : [problem('staffing.too-large', 'days', Math.round(pieces), `at most ${MOST_WORK} pieces of work in all`)]
}

export const meanPerDay = ({ amount }: Demand): number => {
  if (amount.kind === 'history') return amount.counts.reduce((sum, count) => sum + count, 0) / amount.counts.length
  return amount.perDay * Math.max(1, ...Object.values(amount.weekdays))
}

function dateProblems({ calendar }: StaffingPlan, date: string, place: string): readonly StaffingProblem[] {
  try {
    isWorkingDay(calendar, date)
    return []
  } catch (error) {
    if (!(error instanceof CalendarFault)) throw error
    return [problem('staffing.bad-date', place, date, 'an existing date YYYY-MM-DD')]
  }
}

const sameNames = (named: readonly { readonly name: string }[], place: string) =>
  named
    .filter(({ name }, at) => named.findIndex(other => other.name === name) < at)
    .map(({ name }) => problem('staffing.same-name', place, name, 'each name once'))

function weights(values: readonly number[], place: string): readonly StaffingProblem[] {
  const wrong = values.flatMap((value, at) => number(value, `${place}[${at}]`, 0))
  if (wrong.length > 0) return wrong
  return values.some(value => value > 0) ? [] : [problem('staffing.bad-profile', place, 0, 'at least one above 0')]
}

function number(value: number, place: string, least: number): readonly StaffingProblem[] {
  const code: StaffingProblemCode = 'staffing.bad-number'
  return Number.isFinite(value) && value >= least ? [] : [problem(code, place, value, `a number from ${least}`)]
}

const positive = (value: number, place: string) =>
  Number.isFinite(value) && value > 0 ? [] : [problem('staffing.bad-number', place, value, 'a number above 0')]

const whole = (value: number, place: string, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most
    ? []
    : [problem('staffing.bad-number', place, value, `a whole number from ${least} to ${most}`)]
