import type { Instant } from '@huke/core/calendar'
import type { Commitment, Id, Priority } from '@huke/core/commitment'
import { pickWeighted, type Random } from '../../../random.ts'
import { chance, clamp, spread } from '../odds.ts'
import { climateOf, type Tale } from '../tale.ts'

/** What will happen to a matter as far as its people's habits decide it. */
export interface Fate {
  end: 'delivered' | 'declined' | 'withdrawn' | 'failed'
  /** share of the response target used when somebody answers */
  response: number
  /** share of the resolution target used at the first delivery */
  used: number
  asks: 'never' | 'before' | 'during'
  negotiates: boolean
  holds: boolean
  passedOn: boolean
  returns: number
  reopens: boolean
}

const outright = { declined: 0.012, withdrawn: 0.03, failed: 0.006 }

export function fateOf(tale: Tale, c: Commitment, server: Id, at: Instant): Fate {
  const { random } = tale
  const climate = climateOf(tale, c.supplier.unit, at)
  const { pace, care } = tale.staff.person(server).traits
  const strict = c.customer.person === null ? 1 : tale.staff.person(c.customer.person).traits.strict
  const late = chance(random, clamp(climate.late * 0.68 * pace ** 1.5, 0.01, 0.9))
  const returned = clamp(climate.returned * care * strict, 0, 0.7)
  return {
    end: endOf(random),
    response: spread(random, climate.response * pace, 0.6),
    used: late ? 1 + spread(random, 0.25, 0.8) : clamp(spread(random, 0.6 * Math.sqrt(pace), 0.45), 0.06, 0.96),
    asks: chance(random, climate.asked) ? (chance(random, 0.55) ? 'before' : 'during') : 'never',
    negotiates: chance(random, climate.negotiated),
    // Where waiting for others is no excuse, people seldom say that they wait.
    holds: chance(random, climate.held * (c.terms.holdPausesResolution ? 1 : 0.3)),
    passedOn: chance(random, climate.transferred * 1.6),
    returns: chance(random, returned) ? (chance(random, 0.15) ? 2 : 1) : 0,
    reopens: chance(random, climate.reopened),
  }
}

function endOf(random: Random): Fate['end'] {
  const ends = Object.entries(outright) as [keyof typeof outright, number][]
  const sum = ends.reduce((total, [, share]) => total + share, 0)
  return chance(random, sum) ? pickWeighted(random, ends, ([, share]) => share)[0] : 'delivered'
}

const priorityShares: [Priority, number][] = [
  ['urgent', 0.06],
  ['high', 0.17],
  ['normal', 0.69],
  ['low', 0.08],
]

export function priorityOf(random: Random): Priority {
  return pickWeighted(random, priorityShares, ([, share]) => share)[0]
}
