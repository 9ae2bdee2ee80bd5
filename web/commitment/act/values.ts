import type { Cause, ContestOutcome, Priority } from '@huke/core/commitment'
import type { Act, Commitment } from '../../api/index.ts'
import type { FormAct } from './kinds.ts'

export type EvaluationValue = Extract<Act, { kind: 'evaluate' }>['evaluation']

/** What the forms of all acts ask for. */
export interface ActValues {
  words?: string
  reason?: string
  question?: string
  thirdParty?: string
  /** of a promise: the standard, the customer's date, or the one in `dueBy` */
  choice?: 'standard' | 'needed' | 'other'
  dueBy?: number
  until?: number
  person?: string
  unit?: string
  title?: string
  priority?: Priority
  customer?: number
  isDeviating?: boolean
  deviation?: string
  cause?: Cause
  evaluation?: EvaluationValue
  recovery?: boolean
  files?: string[]
  into?: string
  outcome?: ContestOutcome
}

/** The act a filled-in form stands for. */
export function actOf(kind: FormAct, values: ActValues, commitment: Commitment): Act {
  const { words = '', reason = '', dueBy, person = null, unit = '', evaluation, recovery, cause } = values
  const whose = commitment.customers.length > 1 && values.customer !== undefined ? { customer: values.customer } : {}
  switch (kind) {
    case 'promise':
      return promiseOf(values, commitment)
    case 'counter':
    case 'renegotiate':
      return { kind, offer: { dueBy: dueBy ?? null, words, priority: values.priority } }
    case 'take-back':
      return { kind }
    case 'ask':
      return { kind, question: values.question ?? '' }
    case 'answer':
      return { kind, words }
    case 'hold':
      return { kind, reason, thirdParty: values.thirdParty ?? '', until: values.until ?? 0 }
    case 'assign':
      return { kind, person }
    case 'transfer':
      return { kind, to: { unit, person }, reason }
    case 'merge':
      return { kind, into: values.into ?? '', reason }
    case 'deliver':
      return { kind, words }
    case 'accept':
      return { kind, ...whose, words, ...deviationOf(values), evaluation, recovery }
    case 'return':
      return { kind, ...whose, reason, cause }
    case 'evaluate':
      return { kind, ...whose, evaluation: evaluation as EvaluationValue, recovery, cause }
    case 'evaluate-customer':
      return { kind, ...whose, evaluation: evaluation as EvaluationValue }
    case 'settle-contest':
      return { kind, ...whose, outcome: values.outcome ?? 'upheld', reason }
    case 'prioritise':
      return { kind, priority: values.priority ?? 'urgent', reason }
    case 'split':
      return { kind, title: values.title ?? '', words, supplier: { unit, person }, dueBy }
    case 'withdraw':
    case 'reopen':
    case 'contest':
      return { kind, ...whose, reason }
    default:
      return { kind, reason }
  }
}

/** The latest time that can be promised; anything later is an offer. Null where any date will do. */
export const latestPromise = ({ standardDueAt, neededBy }: Commitment): number | null => standardDueAt ?? neededBy

/** A promise where it is the standard or earlier, else the same date as an offer. */
function promiseOf({ choice, dueBy, words = '' }: ActValues, commitment: Commitment): Act {
  const date = choice === 'standard' ? undefined : choice === 'needed' ? (commitment.neededBy ?? undefined) : dueBy
  const latest = latestPromise(commitment)
  return date !== undefined && latest !== null && date > latest
    ? { kind: 'counter', offer: { dueBy: date, words } }
    : { kind: 'promise', dueBy: date, words }
}

const deviationOf = ({ isDeviating, deviation, cause }: ActValues): { deviation?: string; cause?: Cause } =>
  isDeviating === true ? { deviation, cause } : {}
