import type { Target } from '../calendar/index.ts'
import type { ChecklistItem, EvaluationPolicy, Priority, PriorityTargets, Terms } from '../commitment/index.ts'
import type { Bilingual } from './bilingual.ts'
import type { FormSchema } from './form.ts'

export const assignments = ['by-hand', 'round-robin', 'least-loaded'] as const
/** Who of the supplying unit gets a new request. */
export type Assignment = (typeof assignments)[number]

/** What a unit offers its internal customers and the standard it keeps, as one version of the catalogue has it. */
export interface ServiceDefinition {
  readonly name: Bilingual
  readonly description: Bilingual
  /** what else people call it; for the search only */
  readonly keywords: { readonly zh: readonly string[]; readonly en: readonly string[] }
  readonly form: FormSchema
  /** codes of the units whose members, and those of the units below, may ask */
  readonly eligible: 'everyone' | readonly string[]
  readonly targets: Readonly<Record<Priority, PriorityTargets>>
  /** customer's time for a verdict */
  readonly confirmation: Target
  /** customer's time to answer a question */
  readonly answer: Target
  /** code of the calendar that all targets are measured in; null = the one the unit works by */
  readonly calendar: string | null
  readonly evaluation: EvaluationPolicy
  readonly promise: Terms['promise']
  readonly resolutionStarts: Terms['resolutionStarts']
  readonly holdPausesResolution: boolean
  readonly reopenMode: Terms['reopenMode']
  /** calendar days after acceptance */
  readonly reopenDays: number
  readonly assignment: Assignment
  /** the standard of the output, ticked off before delivery */
  readonly checklist: readonly ChecklistItem[]
  /** how the work is done, for those who serve; empty in both languages where there is none */
  readonly sop: Bilingual
  /** shares of a target in percent, ascending */
  readonly warnAt: readonly number[]
}

export const defaultWarnAt: readonly number[] = [50, 75, 100]
