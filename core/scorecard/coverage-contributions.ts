import type { Instant, LocalDate } from '../calendar/index.ts'
import { type Closing, type Commitment, evaluationEndOf, evaluationsOfTurn, isNamed } from '../commitment/index.ts'
import type { Contribution } from './contribution.ts'
import { addCounts, type Counts } from './counts.ts'
import { countingOf, customerOf, supplierOf } from './counting.ts'
import { share, under } from './tally.ts'

/** The key under which it is counted how many were asked for an answer that isn't named; how many gave one comes with those. */
export const askedUnnamed = 'asked-unnamed.n'

/**
 * Of those who were asked for an answer, whether they gave one, on the day of the closing; in the sums when the time for it is
 * over, for that one was given is as much a secret until then as what it says.
 */
export const coverageContributions = (c: Commitment, dayOf: (at: Instant) => LocalDate): readonly Contribution[] =>
  c.closings.flatMap((closing, i) => {
    if (!isAsked(c, closing)) return []
    const counting = countingOf(c, closing)
    if (counting === 'volume') return []
    return [
      {
        part: `coverage/${i + 1}`,
        day: dayOf(closing.at),
        supplier: supplierOf(c, closing),
        customer: customerOf(c, closing),
        service: c.service?.id ?? null,
        counts: under(
          counting,
          isNamed(c) ? coverage(c, closing, i + 1) : { [askedUnnamed]: closing.customers.length },
        ),
        ...(isNamed(c) ? { from: evaluationEndOf(c, closing.at) } : {}),
        detail: {},
      },
    ]
  })

const isAsked = (c: Commitment, { by }: Closing): boolean =>
  (by === 'acceptance' || by === 'lapse') && c.terms.source.kind !== 'import'

function coverage(c: Commitment, closing: Closing, turn: number): Counts {
  const given = evaluationsOfTurn(c, turn)
  return addCounts(
    ...closing.customers.map(({ number }) =>
      share(
        'coverage',
        given.some(e => e.customer === number),
      ),
    ),
  )
}
