import type { StepKey } from './steps.ts'

/** A text of the interface with what is filled into it. */
export interface Words {
  readonly key: string
  readonly with?: Readonly<Record<string, string | number>>
}

export type StepTo =
  | '/admin/organisation'
  | '/admin/organisation/import'
  | '/admin/services'
  | '/admin/services/library'
  | '/admin/calendars'
  | '/admin/people'
  | '/admin/mail'
  | '/admin/mail/undelivered'
  | '/admin/mail/outbox'
  | '/admin/history'

/** How far a step has come: what there is, in one sentence; what is missing, in a few; the one thing to do next. */
export interface Standing {
  readonly state: 'missing' | 'done' | 'open'
  readonly sentence: Words
  readonly lacks: readonly Words[]
  readonly next: { readonly key: string; readonly to: StepTo }
}

export const words = (step: StepKey, key: string, filledIn?: Words['with']): Words => ({
  key: `app.admin.${step}.${key}`,
  with: filledIn,
})

/** Only what there is any of. */
export const some = (count: number, lack: Words): readonly Words[] => (count > 0 ? [lack] : [])
