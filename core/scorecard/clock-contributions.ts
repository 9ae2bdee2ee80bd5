import type { Instant, LocalDate } from '../calendar/index.ts'
import {
  calendarOf,
  type Calendars,
  type ClockRun,
  type Closing,
  type Commitment,
  hasStandard,
  type MovedDue,
  readClock,
} from '../commitment/index.ts'
import type { Contribution } from './contribution.ts'
import { addCounts, type Counts } from './counts.ts'
import { type Counting, countingOf, customerOf, supplierOf } from './counting.ts'
import { judge, type JudgedRun } from './judged-run.ts'
import { prefixed, sample, share, under } from './tally.ts'

/**
 * The results of the supplier's clocks, one contribution a turn of the loop. They count on the day of the delivery or, if that
 * was earlier, the day on which the standard passed, whether the matter was ever closed or not.
 */
export function clockContributions(
  c: Commitment,
  calendars: Calendars,
  dayOf: (at: Instant) => LocalDate,
): readonly Contribution[] {
  const turns = c.closedAt === null ? c.closings.length + 1 : c.closings.length
  return Array.from({ length: turns }, (_, i) => i + 1).flatMap(turn => {
    const closing = c.closings[turn - 1] ?? null
    const about = { customer: customerOf(c, closing), service: c.service?.id ?? null, detail: {} }
    const counting = countingOf(c, closing)
    if (counting === 'volume') return []
    const response = turn === 1 ? responseOf(c, closing, calendars) : null
    const resolution = resolutionOf(c, closing, calendars)
    return [
      ...(response === null
        ? []
        : [
            {
              ...about,
              part: 'response/1',
              day: dayOf(dayFor(c, closing, response.result !== 'kept' ? response.dueAt : null)),
              supplier: response.result === 'kept' ? supplierOf(c, closing) : response.answerable,
              counts: under(counting, share('response-on-time', response.result === 'kept')),
            },
          ]),
      ...(resolution === null
        ? []
        : [
            {
              ...about,
              part: `on-time/${turn}`,
              day: dayOf(dayFor(c, closing, resolution.result !== 'kept' ? resolution.dueAt : null)),
              supplier: resolution.result === 'kept' ? supplierOf(c, closing) : resolution.answerable,
              counts: under(
                counting,
                addCounts(
                  resolutionCounts(c, counting, resolution, closing),
                  inFull(c, turn, closing, resolution, calendars),
                ),
              ),
              detail: resolution.attainment === null ? {} : { values: { attainment: resolution.attainment } },
            },
          ]),
    ]
  })
}

/** The day of the delivery that was closed on, of the closing where it was none, or of a standard that passed before. */
function dayFor(c: Commitment, closing: Closing | null, passedAt: Instant | null): Instant {
  const delivered =
    closing !== null && endsOn.includes(closing.by) ? c.deliveries[closing.deliveries - 1]?.at : undefined
  const at = delivered ?? closing?.at ?? Number.POSITIVE_INFINITY
  return passedAt === null ? at : Math.min(at, passedAt)
}

/** Endings that are about a delivery. */
const endsOn: readonly Closing['by'][] = ['acceptance', 'lapse', 'by-itself']

/** Kept only when every run was; else the first that was not. Known once delivered or closed, or broken. */
function responseOf(c: Commitment, closing: Closing | null, calendars: Calendars): JudgedRun | null {
  const judged = c.clocks.filter(r => r.clock === 'response').flatMap(run => judge(c, run, calendars) ?? [])
  const broken = judged.find(j => j.result !== 'kept')
  return broken ?? (closing === null || closing.by === 'void' ? null : (judged.at(-1) ?? null))
}

function resolutionOf(c: Commitment, closing: Closing | null, calendars: Calendars): JudgedRun | null {
  const run =
    closing === null ? c.clocks.findLast(r => r.clock === 'resolution' && r.stoppedAt === null) : closing.resolution
  const judged = run === undefined || run === null ? null : judge(c, run, calendars)
  if (judged === null || closing === null) return judged
  // What failed was not kept, however early it failed; what was declined was never promised.
  if (closing.by === 'failure')
    return {
      ...judged,
      result: 'late',
      dueAt: judged.result === 'kept' ? closing.at : judged.dueAt,
      promiseKept: false,
    }
  return (closing.by === 'decline' || closing.by === 'void') && judged.result === 'kept' ? null : judged
}

/** A standard that the customer moved stands beside the rate; one that only both agreed on has an n of its own. */
function resolutionCounts(c: Commitment, counting: Counting, judged: JudgedRun, closing: Closing | null): Counts {
  const accepted = closing?.by === 'acceptance' || closing?.by === 'lapse'
  const counts = addCounts(
    share('on-time', judged.result === 'kept'),
    share('later-as-agreed', judged.result === 'later-as-agreed'),
    share('promise-kept', closing === null ? null : judged.promiseKept),
    accepted ? sample('attainment', judged.attainment) : {},
  )
  const { target, moved } = judged.standard
  if (moved !== null && moved.duplicate !== true && !isFirstAgreed(c, moved)) return prefixed('moved/', counts)
  return target === null && moved?.duplicate !== true && counting === 'main' ? prefixed('agreed/', counts) : counts
}

/** What stands in the place of a standard that there is none of, whatever has moved it since. */
const isFirstAgreed = (c: Commitment, { by, at }: MovedDue): boolean =>
  !hasStandard(c) && c.firstAgreed?.by === by && c.firstAgreed.at === at

/** On time in full: the first delivery was within the standard and accepted as it was. */
function inFull(c: Commitment, turn: number, closing: Closing | null, judged: JudgedRun, calendars: Calendars): Counts {
  const first = c.deliveries[0]
  const { target, moved } = judged.standard
  const isOwn = moved === null ? target !== null : moved.duplicate === true
  if (turn !== 1 || !isOwn) return {}
  if (closing === null) return share('otif', false)
  if (closing.by !== 'acceptance' && closing.by !== 'lapse') return judged.result === 'kept' ? {} : share('otif', false)
  const run = closing.resolution
  if (first === undefined || run === null) return {}
  const asIs = c.deliveries.slice(0, closing.deliveries).every(d => d.returns.length === 0 && d.deviations.length === 0)
  return share('otif', asIs && withinAt(c, run, first.at, calendars))
}

const withinAt = (c: Commitment, run: ClockRun, at: Instant, calendars: Calendars): boolean =>
  !readClock(c, { ...run, stoppedAt: Math.min(at, run.stoppedAt ?? at) }, calendars(calendarOf(c, run)), at).breached
