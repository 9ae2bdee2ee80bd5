import type { LocalDate } from '../calendar/index.ts'

/** What people call a unit, post or person: the number in the company's other systems. */
export type Code = string

/** Codes of units and people that a history import made begin with this; no code of the organisation does. */
export const historyPrefix = 'hist:'

export const unitKinds = ['company', 'department', 'team'] as const
export type UnitKind = (typeof unitKinds)[number]

export interface UnitState {
  readonly code: Code
  readonly name: string
  readonly nameEn: string | null
  readonly kind: UnitKind
  readonly parent: Code | null
  /** a person */
  readonly head: Code | null
}

export interface PostState {
  readonly code: Code
  readonly name: string
  readonly nameEn: string | null
  readonly responsibilities: string
}

export interface MembershipState {
  readonly unit: Code
  readonly post: Code | null
  readonly primary: boolean
  /** first and last day; null = open */
  readonly since: LocalDate | null
  readonly until: LocalDate | null
}

export interface PersonState {
  readonly code: Code
  readonly name: string
  readonly nameEn: string | null
  readonly email: string | null
  readonly phone: string | null
  /** first and last day of employment; null = open */
  readonly joined: LocalDate | null
  readonly left: LocalDate | null
  /** a person */
  readonly manager: Code | null
  /** those that have not ended before the day of the state */
  readonly memberships: readonly MembershipState[]
}

/** The organisation as it is on one day. `people` also holds those who have left or are still to come. */
export interface OrganisationState {
  readonly units: readonly UnitState[]
  readonly posts: readonly PostState[]
  readonly people: readonly PersonState[]
}

export const employedOn = ({ joined, left }: PersonState, day: LocalDate): boolean =>
  (joined === null || joined <= day) && (left === null || left >= day)
