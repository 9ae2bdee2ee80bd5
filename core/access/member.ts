import type { Id } from '../commitment/index.ts'

/** What somebody is beyond their units: everyone and unit head come from the organisation. */
export const roles = ['officer', 'auditor', 'administrator'] as const
export type Role = (typeof roles)[number]

/** What an API token may be used for. Writing includes reading the same. */
export const scopes = [
  'commitment:read',
  'commitment:write',
  'organisation:read',
  'organisation:write',
  'catalogue:read',
  'catalogue:write',
  'scorecard:read',
  'admin',
] as const
export type Scope = (typeof scopes)[number]

/** Where somebody stands in the organisation today. */
export interface Standing {
  /** units of current memberships */
  readonly units: readonly Id[]
  /** units headed, including all units below them */
  readonly heads: readonly Id[]
}

export interface Member extends Standing {
  readonly person: Id
  readonly roles: readonly Role[]
  /** those in force today whose delegate is this member */
  readonly delegations: readonly Delegation[]
  /** of an API token; null = a full session */
  readonly scopes: readonly Scope[] | null
}

export interface Delegation extends Standing {
  readonly from: Id
}

/** Whether the session, or the token's scopes, reach that far. What the person may do is another question. */
export function hasScope(member: Pick<Member, 'scopes'>, scope: Scope): boolean {
  if (member.scopes === null || member.scopes.includes(scope)) return true
  return writing.some(([read, write]) => read === scope && member.scopes?.includes(write))
}

const writing: readonly (readonly [read: Scope, write: Scope])[] = [
  ['commitment:read', 'commitment:write'],
  ['organisation:read', 'organisation:write'],
  ['catalogue:read', 'catalogue:write'],
]
