import { describeTarget } from '@huke/core/catalogue'
import type { Interval, KindOutcome, WorkKind } from '@huke/core/staffing'
import { clipped, padEnd, padStart } from '../file/text-width.ts'
import type { PlanAnswer, PlanAsked } from './plan-answer.ts'

const NAME = 22

/** For people: the answer, then what becomes of each kind of work and of each group of people. */
export function planTable(asked: PlanAsked, answer: PlanAnswer): string {
  const { plan, outcome } = answer
  return [
    ...answerLines(asked, answer),
    `${plan.days} working days from ${plan.start}, ${plan.replications} replications after ${plan.warmUp} days of warm-up, seed ${plan.seed}.`,
    'Means with their 95 % intervals; wait until begun and time until what is promised, in hours of working time.',
    '',
    `${padEnd('work', NAME)}${['pieces', 'on time', 'wanted', 'wait', 'time'].map((head, i) => padStart(head, WIDTHS[i])).join('')}`,
    ...outcome.kinds.map((kind, at) => kindLine(kind, plan.kinds[at])),
    '',
    `${padEnd('people', NAME)}${padStart('count', 9)}${padStart('busy', 26)}`,
    ...outcome.groups.map(
      ({ name, count, utilisation }) =>
        `${padEnd(clipped(name, NAME - 1), NAME)}${padStart(String(count), 9)}${padStart(shareText(utilisation), 26)}`,
    ),
  ].join('\n')
}

const WIDTHS = [9, 26, 12, 22, 22]

function kindLine({ name, pieces, onTime, kept, wait, time }: KindOutcome, { share }: WorkKind): string {
  const cells = [
    pieces === null ? '–' : pieces.mean.toFixed(0),
    shareText(onTime),
    `${Number((100 * share).toFixed(1))} % ${kept ? '✓' : '✗'}`,
    hoursText(wait),
    hoursText(time),
  ]
  return padEnd(clipped(name, NAME - 1), NAME) + cells.map((cell, i) => padStart(cell, WIDTHS[i])).join('')
}

function answerLines({ question }: PlanAsked, { plan, outcome, found }: PlanAnswer): readonly string[] {
  if (question === 'standard') return [...outcome.kinds.map((kind, at) => standardLine(kind, plan.kinds[at])), '']
  if (found?.kind === 'people') {
    const text =
      found.count === null
        ? `No number of people in ${found.group} keeps every standard; below, the plan as it is.`
        : `${found.group}: ${found.count} people keep every standard.`
    return [text, '']
  }
  return found?.kind === 'demand' ? [demandLine(found.factor), ''] : []
}

function demandLine(factor: number | null): string {
  if (factor === null) return 'Demand may grow beyond what can be computed; below, the plan as it is.'
  return factor === 0
    ? 'Even a hundredth of the demand would not keep every standard; below, the plan as it is.'
    : `These people bear ${factor.toFixed(2)} times the demand of the plan with every standard kept.`
}

function standardLine({ name, within }: KindOutcome, { share, measured, target }: WorkKind): string {
  if (within === null) return `${name}: no such work came.`
  const hours = `${hoursText(within)} hours of working time`
  return `${name}: ${Number((100 * share).toFixed(1))} % are ${measured} within ${hours}; the plan promises ${describeTarget(target, 'en')}.`
}

function shareText(interval: Interval | null): string {
  if (interval === null) return '–'
  const [mean, lower, upper] = [interval.mean, interval.lower, interval.upper].map(value => (100 * value).toFixed(1))
  return `${mean} % (${lower}–${upper})`
}

function hoursText(interval: Interval | null): string {
  if (interval === null) return '–'
  const [mean, lower, upper] = [interval.mean, Math.max(0, interval.lower), interval.upper].map(seconds =>
    (seconds / 3600).toFixed(2),
  )
  return `${mean} (${lower}–${upper})`
}
