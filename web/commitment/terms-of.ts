import type { Terms } from '@huke/core/commitment'
import type { Commitment } from '../api/index.ts'

/** The document describes the terms as data only; they are core's. */
export const termsOf = (commitment: Commitment): Terms => commitment.terms as unknown as Terms
