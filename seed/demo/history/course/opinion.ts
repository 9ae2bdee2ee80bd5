import type { Instant } from '@huke/core/calendar'
import type { Commitment, Evaluation } from '@huke/core/commitment'
import { pick, pickWeighted } from '../../../random.ts'
import type { Complaint } from '../../story.ts'
import { usedShareAtDelivery } from './verdict-facts.ts'
import { chance, clamp } from '../odds.ts'
import { climateOf, type Tale } from '../tale.ts'
import { common, entry, own } from './words.ts'

/** What the one served says of it: by how it went, by the department's ways, and by his own measure. */
export function opinionOf(tale: Tale, c: Commitment, at: Instant): Evaluation {
  const { random } = tale
  const late = usedShareAtDelivery(tale, c) > 1
  const { satisfied } = climateOf(tale, c.supplier.unit, at)
  const { generous, strict } = traitsOf(tale, c)
  const lean = 1 - (1 - satisfied) / Math.sqrt(generous / strict)
  const good = chance(random, clamp(lean + (late ? -0.25 : 0.05) - (c.returns > 0 ? 0.2 : 0), 0.05, 0.98))
  return good ? goodOpinion(tale, c) : badOpinion(tale, c, late)
}

/** After it was made good again. */
export function goodOpinion(tale: Tale, c: Commitment): Evaluation {
  const { random } = tale
  const { scale, dimensions } = c.terms.evaluation
  const best = scale === 'five' ? 5 : 1
  const score = scale === 'five' && chance(random, 0.4) ? 4 : best
  const each = dimensions.map(name => [name, scale === 'five' && chance(random, 0.3) ? 4 : best] as const)
  return {
    score,
    scale,
    ...(chance(random, 0.35) && { dimensions: Object.fromEntries(each) }),
    ...(chance(random, 0.4) && { words: own(tale, 'good', 0.6) }),
  }
}

function badOpinion(tale: Tale, c: Commitment, late: boolean): Evaluation {
  const { random } = tale
  const { scale, dimensions } = c.terms.evaluation
  const complaint = complaintFor(tale, late)
  const low = (): number => (scale === 'good-bad' ? 0 : pickWeighted(random, lowScores, ([, share]) => share)[0])
  const high = scale === 'five' ? 4 : 1
  const score = low()
  const each = dimensions.map(name => [name, name === complaint.about ? score : chance(random, 0.7) ? high : low()])
  return {
    score,
    scale,
    reasons: [complaint.about],
    ...(chance(random, 0.6) && { dimensions: Object.fromEntries(each) }),
    ...(chance(random, 0.85) && { words: tale.fill(complaint.words) }),
  }
}

const lowScores: [number, number][] = [
  [3, 0.55],
  [2, 0.33],
  [1, 0.12],
]

/** Who complains of time was kept waiting. */
function complaintFor(tale: Tale, late: boolean): Complaint {
  const { bad } = tale.world.story.common
  for (let tries = 0; tries < 6; tries++) {
    const complaint = chance(tale.random, 0.6) ? entry(tale, 'bad') : pick(tale.random, bad)
    if (late || complaint.about !== 'timeliness') return complaint
  }
  return bad.find(complaint => complaint.about === 'quality') ?? pick(tale.random, bad)
}

/** What the supplier says of the customer's cooperation. */
export function cooperationOf(tale: Tale, c: Commitment): Evaluation {
  const { random } = tale
  const { scale } = c.terms.evaluation
  const strained = c.closedBy === 'lapse' || c.questions > 1
  const good = chance(random, strained ? 0.45 : 0.93)
  const { cooperation } = tale.world.story.common
  const words = pick(random, good ? cooperation.good : cooperation.bad)
  const score = scale === 'good-bad' ? Number(good) : good ? (chance(random, 0.6) ? 5 : 4) : chance(random, 0.6) ? 3 : 2
  return { score, scale, ...(chance(random, 0.5) && { words: tale.fill(words) }) }
}

export function thanks(tale: Tale): string {
  return chance(tale.random, 0.5) ? common(tale, 'accepts') : ''
}

function traitsOf(tale: Tale, c: Commitment) {
  return c.customer.person === null
    ? { generous: 1, strict: 1, prompt: 1 }
    : tale.staff.person(c.customer.person).traits
}
