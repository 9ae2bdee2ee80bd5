import { type Counts, countOf } from './counts.ts'

export type MeasureName =
  | 'closed'
  | 'closed-again'
  | 'on-time'
  | 'otif'
  | 'promise-kept'
  | 'later-as-agreed'
  | 'countered'
  | 'response-on-time'
  | 'attainment'
  | 'lead-time'
  | 'first-pass'
  | 'returned'
  | 'deviated'
  | 'reopened'
  | 'recovered'
  | 'fulfilled'
  | 'withdrawn'
  | 'satisfaction'
  | 'score'
  | 'coverage'
  | 'complete-input'
  | 'answers-on-time'
  | 'verdicts-on-time'
  | 'lapsed'
  | 'waiting'
  | 'ad-hoc'
  | 'hand-overs'
  | 'activities'

export interface MeasureDefinition {
  readonly name: MeasureName
  readonly of: 'share' | 'median' | 'mean' | 'sum' | 'count'
  readonly unit: 'share' | 'ratio' | 'seconds' | 'score' | 'number'
  readonly method: (counts: Counts) => string
  /** rests on what people said, so that it needs a minimum group */
  readonly opinion?: true
  /** which way is better; absent = neither */
  readonly better?: 'higher' | 'lower'
}

const is = (method: string) => (): string => method
const median = 'median (DDSketch ±0.5 %)'

/** The measures in the order in which they are shown: the clock's result, the customer's verdict, the customer's duty, the rest. */
export const measureDefinitions: readonly MeasureDefinition[] = [
  { name: 'closed', of: 'count', unit: 'number', method: is('count of closed') },
  { name: 'closed-again', of: 'count', unit: 'number', method: is('count of closed again') },
  { name: 'on-time', of: 'share', unit: 'share', method: is('share within standard'), better: 'higher' },
  { name: 'otif', of: 'share', unit: 'share', method: is('share of first deliveries'), better: 'higher' },
  { name: 'promise-kept', of: 'share', unit: 'share', method: is('share within what was promised'), better: 'higher' },
  { name: 'later-as-agreed', of: 'share', unit: 'share', method: is('share later than the standard, as agreed') },
  { name: 'countered', of: 'share', unit: 'share', method: is('share with other terms offered') },
  { name: 'response-on-time', of: 'share', unit: 'share', method: is('share within standard'), better: 'higher' },
  { name: 'attainment', of: 'median', unit: 'ratio', method: is(`${median} of time used ÷ allowed`), better: 'lower' },
  { name: 'lead-time', of: 'median', unit: 'seconds', method: is(`${median} of elapsed time`), better: 'lower' },
  { name: 'first-pass', of: 'share', unit: 'share', method: is('share of delivered'), better: 'higher' },
  { name: 'returned', of: 'share', unit: 'share', method: is('share of delivered'), better: 'lower' },
  { name: 'deviated', of: 'share', unit: 'share', method: is('share of accepted'), better: 'lower' },
  { name: 'reopened', of: 'share', unit: 'share', method: is('share of accepted'), better: 'lower' },
  { name: 'recovered', of: 'share', unit: 'share', method: is('share of accepted'), better: 'lower' },
  { name: 'fulfilled', of: 'share', unit: 'share', method: is('share of closed but withdrawn'), better: 'higher' },
  { name: 'withdrawn', of: 'share', unit: 'share', method: is('share of closed') },
  { name: 'satisfaction', of: 'share', unit: 'share', method: satisfactionMethod, opinion: true, better: 'higher' },
  { name: 'score', of: 'mean', unit: 'score', method: is('mean of 1–5'), opinion: true, better: 'higher' },
  { name: 'coverage', of: 'share', unit: 'share', method: is('share of accepted'), better: 'higher' },
  { name: 'complete-input', of: 'share', unit: 'share', method: is('share without a question'), better: 'higher' },
  { name: 'answers-on-time', of: 'share', unit: 'share', method: is('share within target'), better: 'higher' },
  { name: 'verdicts-on-time', of: 'share', unit: 'share', method: is('share within target'), better: 'higher' },
  { name: 'lapsed', of: 'share', unit: 'share', method: is('share of accepted'), better: 'lower' },
  { name: 'waiting', of: 'mean', unit: 'seconds', method: is('mean working time of asked'), better: 'lower' },
  { name: 'ad-hoc', of: 'share', unit: 'share', method: is('share of those without a parent') },
  { name: 'hand-overs', of: 'sum', unit: 'number', method: is('sum') },
  { name: 'activities', of: 'sum', unit: 'number', method: is('sum') },
]

/** Answers on two scales never make one mean; as shares of content customers they add up, and the method says that they did. */
function satisfactionMethod(counts: Counts): string {
  const [all, five] = [countOf(counts, 'satisfaction.n'), countOf(counts, 'score.n')]
  if (five === 0) return 'good share'
  return five === all ? 'top-two-box' : 'good share and top-two-box together'
}
