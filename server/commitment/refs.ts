import type { Act, CalendarRef, Commitment } from '@huke/core/commitment'

/** Every version of a calendar that a commitment is, was or, by this act, will be timed in. */
export const calendarRefsOf = (c: Commitment, act?: Act): readonly CalendarRef[] => [
  c.terms.calendar,
  ...c.clocks.flatMap(run => (run.frozen === null ? [] : [run.frozen.calendar])),
  ...(act?.kind === 'recalendar' ? [act.calendar] : []),
]
