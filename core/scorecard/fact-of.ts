import { Temporal } from 'temporal-polyfill'
import type { Instant, LocalDate } from '../calendar/index.ts'
import {
  type Calendars,
  type Commitment,
  customerEvaluationOf,
  evaluationEnd,
  evaluationOf,
  type Id,
  isClosed,
  isGood,
} from '../commitment/index.ts'
import type { Fact, Kept, Opinion } from './fact.ts'
import { raterBucket } from './raters.ts'
import { usedOn, type Verdict, verdictsOn } from './verdict.ts'

/**
 * What one commitment contributes to the figures; null while it is open (also again, after a reopen).
 *
 * What is held to be fair:
 * - The unit that delivered last is the supplier. A kept target is to its credit; a broken one is answered for by the unit
 *   that held the matter when the target passed, so that nobody is late by what they were handed too late, and handing on
 *   what is late already does not wash it off. To the customer late is late, whoever it was.
 * - After a reopen that starts a new clock the slowest run counts, and it is on time only when every run was.
 * - A failed promise was not kept, whenever it failed. A withdrawn one counts only if it was late when withdrawn. What was
 *   declined was never promised.
 * - A recovery is timed like any work, but asked for no opinion and in no first-pass figure: the bad delivery it mends counts
 *   there, once, and is not washed out by the mending.
 * - A lapse is acceptance in the flow and a verdict the customer owed; without an answer it is nobody's satisfaction.
 * - A history of another system says nothing of the customer's duties, so it counts in none of them.
 */
export function factOf(c: Commitment, calendars: Calendars, timeZone: string): Fact | null {
  if (!isClosed(c) || c.closedAt === null || c.closedBy === null || c.closedBy === 'void') return null
  const accepted = c.state === 'accepted'
  const response = verdictsOn(c, 'response', calendars)
  const resolution = c.closedBy === 'decline' ? [] : verdictsOn(c, 'resolution', calendars)
  const supplier = accepted ? holderAt(c, c.lastDeliveredAt ?? c.closedAt) : holderAt(c, c.closedAt)
  return {
    day: localDate(c.closedAt, timeZone),
    kind: c.kind,
    service: c.service?.id ?? null,
    customer: c.customer.unit,
    supplier,
    responder: answerableFor(c, response) ?? supplier,
    answerable: (resolution.every(v => v.kept) ? null : answerableFor(c, resolution)) ?? supplier,
    ending: c.closedBy === 'by-itself' ? 'acceptance' : c.closedBy,
    parent: c.parent?.relation ?? null,
    responseOnTime: allKept(response),
    onTime: resolutionKept(c, resolution),
    attainment: accepted ? slowest(resolution) : null,
    leadSeconds: accepted && c.lastDeliveredAt !== null ? (c.lastDeliveredAt - c.requestedAt) / 1000 : null,
    delivered: c.firstDeliveredAt !== null,
    returns: c.returns,
    reopens: c.reopens,
    recovered: c.children.some(child => child.relation === 'recovery'),
    questions: c.questions,
    answers: keptOf(verdictsOn(c, 'answer', calendars)),
    verdicts: keptOf(verdictsOn(c, 'confirmation', calendars)),
    waitedSeconds: Math.round(usedOn(c, 'answer', calendars)),
    handOvers: c.transfers,
    activities: c.activities,
    imported: c.terms.source.kind === 'import',
    anonymous: c.terms.evaluation.attribution !== 'named',
    opinion: accepted && c.parent?.relation !== 'recovery' ? opinionOf(c) : null,
    blindUntil: evaluationOf(c) !== null && customerEvaluationOf(c) !== null ? null : evaluationEnd(c),
  }
}

/** The date on the wall calendar of a time zone. */
const localDate = (at: Instant, timeZone: string): LocalDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()

function resolutionKept(c: Commitment, verdicts: readonly Verdict[]): boolean | null {
  if (c.closedBy === 'failure' && verdicts.length > 0) return false
  return allKept(verdicts)
}

/** Who held it when the first broken target passed; when none was broken, when the last run stopped. */
function answerableFor(c: Commitment, verdicts: readonly Verdict[]): Id | null {
  const broken = verdicts.find(v => !v.kept)
  if (broken !== undefined) return holderBefore(c, broken.dueAt)
  const last = verdicts[verdicts.length - 1]
  return last === undefined ? null : holderAt(c, last.stoppedAt)
}

const holderAt = (c: Commitment, at: Instant): Id => (c.holdings.findLast(h => h.from <= at) ?? c.holdings[0]).unit
const holderBefore = (c: Commitment, at: Instant): Id => (c.holdings.findLast(h => h.from < at) ?? c.holdings[0]).unit

const allKept = (verdicts: readonly Verdict[]): boolean | null =>
  verdicts.length === 0 ? null : verdicts.every(v => v.kept)

function slowest(verdicts: readonly Verdict[]): number | null {
  const known = verdicts.flatMap(v => (v.attainment === null ? [] : [v.attainment]))
  return known.length === 0 ? null : Math.max(...known)
}

const keptOf = (verdicts: readonly Verdict[]): Kept => ({
  n: verdicts.length,
  kept: verdicts.filter(v => v.kept).length,
})

function opinionOf(c: Commitment): Opinion | null {
  const given = evaluationOf(c)
  if (given === null) return null
  return {
    scale: given.scale,
    score: given.score,
    good: isGood(given),
    rater: raterBucket(given.by ?? c.customer.person),
  }
}
