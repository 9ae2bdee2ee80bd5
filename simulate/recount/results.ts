import type { Closing, Course, Measure, Run } from './course.ts'
import type { CalendarOf } from './journal.ts'
import type { Target, WorkingTime } from './working-time.ts'

/** Three disjoint results. */
export type Result = 'kept' | 'later-as-agreed' | 'late'

/** Where something counts: in the rate, or beside it with an n of its own. */
export type Place = 'main' | 'agreed' | 'internal' | 'recovery' | 'moved' | 'volume'

export interface Counted {
  readonly turn: number
  readonly result: Result
  readonly place: Place
  /** it counts on the day of this instant */
  readonly at: number
  /** the delivery that was judged */
  readonly deliveredAt: number | null
  /** by when the standard wanted it */
  readonly dueAt: number
}

/** Every result of a matter as of an instant: what closed, and what is open though its standard has passed. */
export function resultsOf(course: Course, calendars: CalendarOf, now: number): readonly Counted[] {
  const closed = course.closings.flatMap((closing, i) => ofClosing(course, closing, i + 1, calendars))
  const last = course.runs.at(-1)
  if (!course.isOpen || last === undefined || last.to !== null) return closed
  const judged = judge(course, last, course.measure, calendars, now)
  if (judged === null || !judged.isLate) return closed
  const turn = course.closings.length + 1
  const place = placeOf(course, null, judged.byMove)
  return [...closed, { turn, result: 'late', place, at: judged.dueAt, deliveredAt: null, dueAt: judged.dueAt }]
}

/** When a standard was moved though it had passed. */
export const movedTooLate = (course: Course, calendars: CalendarOf): readonly number[] =>
  course.moves.filter(({ at, run, before }) => judge(course, run, before, calendars, at)?.isLate).map(({ at }) => at)

function ofClosing(course: Course, closing: Closing, turn: number, calendars: CalendarOf): readonly Counted[] {
  const { run, how, delivery, measure } = closing
  const judged = run === null ? null : judge(course, run, measure, calendars, run.to ?? closing.at)
  if (judged === null) return []
  const isAccepted = how === 'accepted' || how === 'lapsed' || how === 'passed'
  const place = placeOf(course, closing, judged.byMove)
  if (place === 'volume') return []
  const about = { turn, place, deliveredAt: isAccepted ? (delivery?.at ?? null) : null, dueAt: judged.dueAt }
  if (how === 'failed')
    return [{ ...about, result: 'late', at: judged.isLate ? Math.min(judged.dueAt, closing.at) : closing.at }]
  const at = isAccepted && delivery !== null ? delivery.at : closing.at
  if (judged.isLate)
    return [{ ...about, result: judged.asPromised ? 'later-as-agreed' : 'late', at: Math.min(at, judged.dueAt) }]
  return isAccepted ? [{ ...about, result: 'kept', at }] : []
}

/** Where a closing counts, by the table of the design. */
export function placeOf(
  course: Course,
  closing: Closing | null,
  byMove: 'customer' | 'double' | 'agreed' | null,
): Place {
  const { asked, servedBy } = course
  const isEntered = asked['entered'] === 'by-supplier' || (asked.by.person !== null && servedBy.has(asked.by.person))
  if (
    closing !== null &&
    (closing.how === 'passed' || (isEntered && !(closing.how === 'accepted' && closing.inPerson)))
  )
    return 'volume'
  if (asked['parent']?.relation === 'recovery') return 'recovery'
  if ((closing?.customer ?? course.customer) === supplierOf(course, closing)) return 'internal'
  if (asked['kind'] === 'ad-hoc') return 'agreed'
  if (byMove === 'customer') return 'moved'
  return byMove === 'agreed' ? 'agreed' : 'main'
}

export function supplierOf(course: Course, closing: Closing | null): string {
  if (closing === null) return course.supplier
  const isAccepted = closing.how === 'accepted' || closing.how === 'lapsed' || closing.how === 'passed'
  return isAccepted ? (closing.delivery?.unit ?? closing.supplier) : closing.supplier
}

interface Judged {
  readonly isLate: boolean
  readonly asPromised: boolean
  readonly dueAt: number
  readonly byMove: 'customer' | 'double' | 'agreed' | null
}

/** Used against allowed, up to an instant; null where nothing says by when. */
function judge(course: Course, run: Run, measure: Measure, calendars: CalendarOf, end: number): Judged | null {
  const { terms, dueBy: neededBy } = course.asked
  const time = calendars(measure.calendar)
  const target: Target | null = terms.targets[measure.priority].resolution
  const counts = ({ at }: { at: number }) => run.number === 1 || at >= run.from
  const moved = measure.moved !== null && counts(measure.moved) ? measure.moved : null
  const byWall = moved === null && target?.kind === 'calendar-time'
  const span: Span = byWall ? (from, to) => Math.max(0, to - from) : time.worked
  const used = ran(run, span, run.from, end)
  const byDate = ({ by, at }: { by: number; at: number }) =>
    span(run.from, by) - stood(run, span, run.from, Math.min(at, by), at)
  const standard = standardOf()
  if (standard === null) return null
  const { allowed, due } = standard
  // A duplicate's date may have passed before this matter's clock began.
  const pastAtStart = span(due, run.from)
  const promise = measure.promise !== null && counts(measure.promise) ? measure.promise : null
  // Where there was no standard nothing was moved by the first date that both agreed, whoever wished it.
  const first = measure.firstAgreed
  const isFirstAgreed = target === null && first?.by === moved?.by && first?.at === moved?.at
  return {
    isLate: used + pastAtStart > allowed,
    asPromised: run.to !== null && promise !== null && used <= byDate(promise),
    // A date in closed hours is that date, as long as nothing has moved it.
    dueAt:
      stood(run, span, Math.max(run.from, standard.settledAt), due, due) === 0
        ? due
        : passing(run, time, byWall, allowed, end),
    byMove:
      moved === null || isFirstAgreed ? (target === null ? 'agreed' : null) : moved.double ? 'double' : 'customer',
  }

  /** What it allows, and when that is over if nothing stands still after it was settled. */
  function standardOf(): { readonly allowed: number; readonly due: number; readonly settledAt: number } | null {
    const date = (by: number, at: number) => ({ allowed: byDate({ by, at }), due: by, settledAt: at })
    if (moved !== null) return date(moved.by, moved.at)
    if (target === null) {
      const first = measure.firstAgreed
      if (first === null) return null
      if (counts(first)) return date(first.by, first.at)
      const allowed = time.worked(course.runs[0]?.from ?? run.from, first.by)
      return { allowed, due: time.after(run.from, allowed), settledAt: run.from }
    }
    const from = measure.since !== null && measure.since > run.from ? measure.since : run.from
    const before = from === run.from ? 0 : ran(run, span, run.from, from)
    const due = time.due(target, from)
    const ours = { allowed: before + span(from, due), due, settledAt: from }
    const theirs = neededBy === null ? null : { allowed: span(run.from, neededBy), due: neededBy, settledAt: run.from }
    return theirs !== null && theirs.due > ours.due && theirs.allowed >= ours.allowed ? theirs : ours
  }
}

type Span = (from: number, to: number) => number

/** What ran of it between two instants, pauses not counting. */
const ran = (run: Run, span: Span, from: number, to: number): number => span(from, to) - stood(run, span, from, to, to)

/** What stood still of it; pauses that overlap count once. Of one without an end the present is its end. */
function stood(run: Run, span: Span, from: number, to: number, until: number): number {
  const pauses = run.pauses
    .map(p => [Math.max(p.from, from), Math.min(p.to ?? until, to, until)] as const)
    .filter(([a, b]) => b > a)
    .sort((a, b) => a[0] - b[0])
  let sum = 0
  let reached = Number.NEGATIVE_INFINITY
  for (const [a, b] of pauses) {
    if (b > reached) sum += span(Math.max(a, reached), b)
    reached = Math.max(reached, b)
  }
  return sum
}

/** The first instant at which all that is allowed has been used, going from one pause to the next. */
function passing(run: Run, time: WorkingTime, byWall: boolean, allowed: number, end: number): number {
  const span: Span = byWall ? (from, to) => Math.max(0, to - from) : time.worked
  const after = (from: number, milliseconds: number) => (byWall ? from + milliseconds : time.after(from, milliseconds))
  const pauses = run.pauses.map(p => [p.from, p.to ?? end] as const).sort((a, b) => a[0] - b[0])
  let [from, left] = [run.from, allowed]
  for (const [begin, over] of pauses) {
    if (over <= from) continue
    const ran = span(from, begin)
    if (ran >= left) break
    left -= ran
    from = over
  }
  return after(from, left)
}
