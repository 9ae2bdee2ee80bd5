import type { Id } from '@huke/core/commitment'
import { keyed, type Secret } from '../secret.ts'

/** Leads a person, and nobody without the secret, to what they have said of a matter. */
export const giverOf = (secret: Secret, commitment: Id, person: Id | null): string =>
  keyed(secret, 'giver', commitment, person ?? '')

/** The same for all answers about one matter by one of its customers. */
export const matterOf = (secret: Secret, commitment: Id, customer: number): string =>
  keyed(secret, 'matter', commitment, String(customer))

/** The same for all answers of one person, and for those of all whom nobody knows: they never make up a group. */
export const raterOf = (secret: Secret, person: Id | null): string => keyed(secret, 'rater', person ?? '')
