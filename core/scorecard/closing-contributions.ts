import type { Instant, LocalDate } from '../calendar/index.ts'
import { type Calendars, type ClockRun, type Closing, type Commitment, isNamed } from '../commitment/index.ts'
import type { Contribution } from './contribution.ts'
import { addCounts, type Counts, noCounts } from './counts.ts'
import { type Counting, countingOf, customerOf, supplierOf } from './counting.ts'
import { judge, runsWithin, usedBy } from './judged-run.ts'
import { type Kept, sample, share, shares, total, under } from './tally.ts'

/**
 * What each closing says, on its own day. A matter counts among the closed once, with its first; each closing after a
 * reopening stands for itself.
 */
export const closingContributions = (
  c: Commitment,
  calendars: Calendars,
  dayOf: (at: Instant) => LocalDate,
): readonly Contribution[] =>
  c.closings.flatMap((closing, i) => {
    if (closing.by === 'void') return []
    const turn = i + 1
    const counting = countingOf(c, closing)
    const counts = turn === 1 ? firstCounts(c, closing, calendars) : againCounts(c, turn, calendars)
    return [
      {
        part: `closing/${turn}`,
        day: dayOf(closing.at),
        supplier: supplierOf(c, closing),
        customer: customerOf(c, closing),
        service: c.service?.id ?? null,
        counts:
          counting === 'volume'
            ? { 'volume/closed.n': 1 }
            : addCounts(under(counting, counts), greyOf(c, turn, counting)),
        detail: detailOf(c, closing, calendars),
      },
    ]
  })

/** What no service covers is a share of everything the units asked each other for. */
const greyOf = (c: Commitment, turn: number, counting: Counting): Counts =>
  turn === 1 && c.parent === null && (counting === 'main' || counting === 'agreed')
    ? share('ad-hoc', c.kind === 'ad-hoc')
    : noCounts

function firstCounts(c: Commitment, closing: Closing, calendars: Calendars): Counts {
  const accepted = isAccepted(closing)
  const deliveries = c.deliveries.slice(0, closing.deliveries)
  const isDelivered = deliveries.length > 0
  const returned = deliveries.some(d => d.returns.length > 0)
  const deviated = deliveries.some(d => d.deviations.length > 0)
  const recovered = isRecovered(c, closing)
  const last = deliveries.at(-1)
  return addCounts(
    { 'closed.n': 1 },
    accepted && last !== undefined ? sample('lead-time', (last.at - c.requestedAt) / 1000) : noCounts,
    share('fulfilled', closing.by === 'withdrawal' ? null : accepted),
    share('withdrawn', closing.by === 'withdrawal'),
    share('first-pass', isDelivered ? accepted && !returned && !deviated && c.reopens === 0 && !recovered : null),
    share('returned', isDelivered ? returned : null),
    share('deviated', accepted ? deviated : null),
    share('reopened', accepted ? c.reopens > 0 : null),
    share('recovered', accepted ? recovered : null),
    share('countered', c.promisedAt === null && c.counters === 0 ? null : c.counters > 0),
    total('hand-overs', c.transfers),
    total('activities', c.activities),
    isImported(c)
      ? noCounts
      : addCounts(
          share('complete-input', closing.by === 'withdrawal' ? null : c.questions === 0),
          dutyCounts(c, 1, closing, calendars),
        ),
  )
}

const againCounts = (c: Commitment, turn: number, calendars: Calendars): Counts =>
  addCounts({ 'closed-again.n': 1 }, isImported(c) ? noCounts : dutyCounts(c, turn, c.closings[turn - 1], calendars))

/** The customer's part: answers and verdicts in time, and how long the supplier waited for them. */
function dutyCounts(c: Commitment, turn: number, closing: Closing, calendars: Calendars): Counts {
  const answers = runsWithin(c, 'answer', turn).filter(run => run.owedBy === 'customer')
  const verdicts = runsWithin(c, 'confirmation', turn)
  const kept = (runs: readonly ClockRun[]): Kept => {
    const judged = runs.flatMap(run => judge(c, run, calendars) ?? [])
    return { n: judged.length, kept: judged.filter(j => j.result === 'kept').length }
  }
  const asked = answers.filter(run => run.to !== 'offer')
  return addCounts(
    shares('answers-on-time', kept(answers)),
    shares('verdicts-on-time', kept(verdicts)),
    share('lapsed', isAccepted(closing) ? closing.by === 'lapse' : null),
    asked.length > 0 ? total('waiting', Math.round(usedBy(c, asked, calendars))) : noCounts,
  )
}

/** Whether it had to be made good. Of answers that aren't named the matter knows no more than that. */
const isRecovered = (c: Commitment, { deliveries }: Closing): boolean =>
  isNamed(c)
    ? c.evaluations.some(e => e.recovery === 'opened' && e.delivery === deliveries)
    : c.children.some(child => child.relation === 'recovery')

const isAccepted = ({ by }: Closing): boolean => by === 'acceptance' || by === 'lapse'

const isImported = (c: Commitment): boolean => c.terms.source.kind === 'import'

function detailOf(c: Commitment, closing: Closing, calendars: Calendars): Contribution['detail'] {
  const deliveries = c.deliveries.slice(0, closing.deliveries)
  const last = deliveries.at(-1)
  const judged = closing.resolution === null ? null : judge(c, closing.resolution, calendars)
  return {
    ending: closing.by,
    returns: deliveries.reduce((sum, d) => sum + d.returns.length, 0),
    ...(judged === null ? {} : { onTime: judged.result === 'kept' }),
    values: {
      ...(isAccepted(closing) && last !== undefined ? { 'lead-time': (last.at - c.requestedAt) / 1000 } : {}),
      ...(judged === null || judged.attainment === null ? {} : { attainment: judged.attainment }),
    },
  }
}
