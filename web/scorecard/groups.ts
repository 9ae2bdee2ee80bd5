import type { MeasureName } from '../api/index.ts'

/** The rows of the mirror: the clock's result and the customer's verdict side by side, then duty, then the rest. */
export const groups: readonly { readonly key: string; readonly measures: readonly MeasureName[] }[] = [
  {
    key: 'clock',
    measures: ['on-time', 'otif', 'promise-kept', 'later-as-agreed', 'response-on-time', 'attainment', 'lead-time'],
  },
  {
    key: 'verdict',
    measures: ['satisfaction', 'score', 'first-pass', 'returned', 'deviated', 'reopened', 'recovered', 'coverage'],
  },
  { key: 'duty', measures: ['complete-input', 'answers-on-time', 'verdicts-on-time', 'lapsed', 'waiting'] },
  {
    key: 'volume',
    measures: ['closed', 'closed-again', 'fulfilled', 'withdrawn', 'countered', 'ad-hoc', 'hand-overs'],
  },
]
