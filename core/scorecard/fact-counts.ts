import { addCounts, type Counts, noCounts } from './counts.ts'
import type { Fact, Kept } from './fact.ts'
import { anonymousPrefix } from './opinions.ts'
import { sketchOf } from './sketch.ts'

export const responseCounts = (fact: Fact): Counts => share('response-on-time', fact.responseOnTime)

export const resolutionCounts = (fact: Fact): Counts =>
  addCounts(share('on-time', fact.onTime), sample('attainment', fact.attainment))

/** Everything but the two clocks of the supplier. Rates are by cohort: of the closed ones to which the question applies. */
export function commonCounts(fact: Fact): Counts {
  const accepted = fact.ending === 'acceptance' || fact.ending === 'lapse'
  const original = fact.parent !== 'recovery'
  const firstTime = accepted && fact.returns === 0 && fact.reopens === 0 && !fact.recovered
  return addCounts(
    { 'closed.n': 1 },
    sample('lead-time', fact.leadSeconds),
    share('fulfilled', fact.ending === 'withdrawal' ? null : accepted),
    share('withdrawn', fact.ending === 'withdrawal'),
    share('first-pass', fact.delivered && original ? firstTime : null),
    share('returned', fact.delivered ? fact.returns > 0 : null),
    share('reopened', accepted ? fact.reopens > 0 : null),
    share('recovered', accepted && original ? fact.recovered : null),
    share('ad-hoc', fact.parent === null ? fact.kind === 'ad-hoc' : null),
    total('hand-overs', fact.handOvers),
    total('activities', fact.activities),
    fact.imported ? noCounts : dutyCounts(fact, accepted),
    fact.anonymous ? prefixed(opinionCounts(fact, accepted && original)) : opinionCounts(fact, accepted && original),
  )
}

function dutyCounts(fact: Fact, accepted: boolean): Counts {
  return addCounts(
    share('complete-input', fact.ending === 'withdrawal' ? null : fact.questions === 0),
    shares('answers-on-time', fact.answers),
    shares('verdicts-on-time', fact.verdicts),
    share('lapsed', accepted ? fact.ending === 'lapse' : null),
    fact.questions > 0 ? total('waiting', fact.waitedSeconds) : noCounts,
  )
}

function opinionCounts(fact: Fact, evaluable: boolean): Counts {
  const { opinion } = fact
  return addCounts(
    share('coverage', evaluable && !fact.imported ? opinion !== null : null),
    opinion === null ? noCounts : addCounts(share('satisfaction', opinion.good), { [`raters:${opinion.rater}`]: 1 }),
    opinion?.scale === 'five' ? total('score', opinion.score) : noCounts,
  )
}

const share = (name: string, kept: boolean | null): Counts =>
  kept === null ? noCounts : shares(name, { n: 1, kept: kept ? 1 : 0 })

const shares = (name: string, { n, kept }: Kept): Counts => addCounts({ [`${name}.n`]: n }, { [`${name}.k`]: kept })

const total = (name: string, sum: number): Counts => addCounts({ [`${name}.n`]: 1 }, { [`${name}.sum`]: sum })

const sample = (name: string, value: number | null): Counts =>
  value === null ? noCounts : addCounts({ [`${name}.n`]: 1 }, sketchOf(name, value))

const prefixed = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([key, value]) => [anonymousPrefix + key, value]))
