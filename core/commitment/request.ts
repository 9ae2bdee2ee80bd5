import type { Instant } from '../calendar/index.ts'
import type { Id, Party } from './party.ts'
import type { Priority, Terms } from './terms.ts'

export const kinds = ['request', 'handover', 'ad-hoc', 'goal', 'action'] as const
export type Kind = (typeof kinds)[number]

/** How a commitment hangs on its parent. */
export type Relation = 'part' | 'recovery'

/** What begins a commitment. Everything after it is an act on it. */
export interface Request {
  readonly kind: Kind
  readonly title: string
  readonly words: string
  readonly form: Readonly<Record<string, unknown>>
  readonly service: { readonly id: Id; readonly version: number } | null
  readonly customer: Party
  readonly supplier: Party
  readonly priority: Priority
  readonly terms: Terms
  readonly dueBy: Instant | null
  /** somebody of the supplying side entered it for the customer */
  readonly entered?: 'by-supplier'
  readonly parent: { readonly id: Id; readonly relation: Relation } | null
}
