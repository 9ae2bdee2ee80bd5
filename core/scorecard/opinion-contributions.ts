import type { Instant, LocalDate } from '../calendar/index.ts'
import {
  answerFinalAt,
  type Commitment,
  customerNumbered,
  type GivenEvaluation,
  isGood,
  isNamed,
  openFrom,
  turnOf,
} from '../commitment/index.ts'
import type { Contribution } from './contribution.ts'
import { addCounts, type Counts, noCounts } from './counts.ts'
import { countingOf, customerOf, supplierOf } from './counting.ts'
import { monthOf } from './period.ts'
import { raterBucket } from './raters.ts'
import { share, total, under } from './tally.ts'

/**
 * What customers said, on the day from which it can't be changed any more; of one matter and customer within one month the last.
 * What was set aside counts no more, nor does what was said of a recovery: the delivery that it mends was judged. Answers that
 * aren't named are no part of a commitment, and come into the figures in groups (`core/evaluation/release`).
 */
export function opinionContributions(c: Commitment, dayOf: (at: Instant) => LocalDate): readonly Contribution[] {
  if (c.parent?.relation === 'recovery' || !isNamed(c)) return []
  const counted = c.evaluations.filter(e => e.contest?.settled?.outcome !== 'set-aside')
  const finals = counted.flatMap(given => {
    const at = answerFinalAt(c, given)
    return at === null ? [] : [{ given, at, day: dayOf(at) }]
  })
  return finals
    .filter(
      ({ given, at, day }) =>
        !finals.some(other => isLater(other, { given, at }) && monthOf(other.day) === monthOf(day)),
    )
    .map(({ given, day }) => contributionOf(c, given, day))
}

const isLater = (a: { given: GivenEvaluation; at: Instant }, b: { given: GivenEvaluation; at: Instant }): boolean =>
  a.given.customer === b.given.customer && a.given.delivery > b.given.delivery

function contributionOf(c: Commitment, given: GivenEvaluation, day: LocalDate): Contribution {
  const closing = c.closings[turnOf(c, given) - 1] ?? null
  const counting = countingOf(c, closing)
  return {
    part: `opinion/${given.delivery}/${given.customer}`,
    day,
    supplier: supplierOf(c, closing),
    customer: customerOf(c, closing, given.customer),
    service: c.service?.id ?? null,
    counts: counting === 'volume' ? noCounts : under(counting, opinionCounts(c, given)),
    from: openFrom(c, given),
    detail: {},
  }
}

function opinionCounts(c: Commitment, given: GivenEvaluation): Counts {
  const rater = raterBucket(given.by ?? customerNumbered(c, given.customer)?.person ?? null)
  return addCounts(
    share('satisfaction', isGood(given)),
    { [`raters:${rater}`]: 1 },
    given.scale === 'five' ? total('score', given.score) : noCounts,
  )
}
