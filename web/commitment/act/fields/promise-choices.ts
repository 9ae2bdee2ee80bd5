import type { Commitment } from '../../../api/index.ts'
import type { ActValues } from '../values.ts'

export type Choice = NonNullable<ActValues['choice']>

/** What can be promised at a touch, the first of which is preselected: the standard, or what the customer needs sooner. */
export function promiseChoices({ standardDueAt, neededBy }: Commitment, now: number): readonly Choice[] {
  const isSooner = neededBy !== null && neededBy > now && (standardDueAt === null || neededBy < standardDueAt)
  return [
    ...(standardDueAt === null ? [] : ['standard' as const]),
    ...(isSooner ? ['needed' as const] : []),
    'other' as const,
  ]
}
