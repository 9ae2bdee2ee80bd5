import { describe, expect, test } from 'vitest'
import {
  arrivalsFor,
  demandFor,
  agentsFor,
  type Interval,
  peopleFor,
  servedWithin,
  simulate,
  waitingOf,
} from '../index.ts'
import { answered, group, HOUR, kind, plan, roundTheClock } from './fixtures/plans.ts'

/** One kind of work around the clock, exponential, whose target is when it is begun: an M/M/n queue. */
function queue(agents: number, load: number, within: number, seed: number, share = 0.8) {
  const amount = { kind: 'mean', perDay: 24 * load, weekdays: {} } as const
  return plan({
    calendar: roundTheClock,
    days: 60,
    warmUp: 10,
    replications: 10,
    seed,
    kinds: [
      kind({
        demand: { amount, hours: null },
        target: { kind: 'working-time', seconds: within },
        measured: 'started',
        share,
      }),
    ],
    groups: [group({ count: agents })],
  })
}

/** Twice the 95 % interval: of ten thousand right simulations about one would miss it. */
function holds(interval: Interval | null, exact: number): void {
  const { mean, upper } = interval as Interval
  expect(Math.abs(mean - exact), `${mean} against ${exact}`).toBeLessThanOrEqual(2 * (upper - mean))
}

describe('the simulation of a plain queue lies within its interval of Erlang C', () => {
  test.each([
    [1, 0.5, HOUR, 11],
    [2, 1.4, HOUR / 2, 12],
    [4, 3.4, HOUR / 4, 13],
    [8, 6.4, HOUR / 10, 14],
    [15, 13, HOUR / 4, 15],
  ])('%d agents, %d erlangs', (agents, load, within, seed) => {
    const traffic = { arrivals: load / HOUR, service: HOUR }
    const { kinds, groups } = answered(simulate(queue(agents, load, within, seed)))
    holds(kinds[0].wait, waitingOf(agents, traffic).meanWait)
    holds(kinds[0].onTime, servedWithin(agents, traffic, within))
    holds(groups[0].utilisation, load / agents)
  })
})

test('as many people are needed as Erlang C says, or one more or fewer by chance', () => {
  const answer = answered(peopleFor(queue(1, 5, HOUR / 4, 21), 'desk'))
  const exact = agentsFor({ arrivals: 5 / HOUR, service: HOUR }, { share: 0.8, within: HOUR / 4 }) as number
  expect(Math.abs((answer.count as number) - exact)).toBeLessThanOrEqual(1)
})

test('as much demand is borne as Erlang C says, to a few hundredths', () => {
  const answer = answered(demandFor(queue(6, 3, HOUR / 4, 22)))
  const exact = arrivalsFor(6, HOUR, { share: 0.8, within: HOUR / 4 }) as number
  expect(((answer.factor as number) * 3) / (exact * HOUR)).toBeCloseTo(1, 1)
})
