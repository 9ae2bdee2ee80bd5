import type { Priority } from '@huke/core/commitment'
import type { Act } from '../../api/index.ts'
import type { FormAct } from './kinds.ts'

export type EvaluationValue = Extract<Act, { kind: 'evaluate' }>['evaluation']

/** What the forms of all acts ask for. */
export interface ActValues {
  words?: string
  reason?: string
  question?: string
  thirdParty?: string
  dueBy?: number
  until?: number
  person?: string
  unit?: string
  title?: string
  priority?: Priority
  evaluation?: EvaluationValue
  recovery?: boolean
  files?: string[]
}

/** The act a filled-in form stands for. */
export function actOf(kind: FormAct, values: ActValues): Act {
  const { words = '', reason = '', dueBy, person = null, unit = '', evaluation, recovery } = values
  switch (kind) {
    case 'promise':
      return { kind, dueBy, words }
    case 'counter':
    case 'renegotiate':
      return { kind, offer: { dueBy: dueBy ?? null, words } }
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
    case 'deliver':
      return { kind, words }
    case 'accept':
      return { kind, words, evaluation, recovery }
    case 'evaluate':
      return { kind, evaluation: evaluation as EvaluationValue, recovery }
    case 'evaluate-customer':
      return { kind, evaluation: evaluation as EvaluationValue }
    case 'prioritise':
      return { kind, priority: values.priority ?? 'normal', reason }
    case 'split':
      return { kind, title: values.title ?? '', words, supplier: { unit, person }, dueBy }
    default:
      return { kind, reason }
  }
}
