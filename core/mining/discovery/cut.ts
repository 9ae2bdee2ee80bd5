/**
 * A way to cut the activities of a log into groups (Leemans, Fahland, van der Aalst 2013).
 * Groups are numbered from 0; those of a sequence in their order, that of the body of a loop is 0.
 */
export type Cut = {
  readonly kind: 'choice' | 'sequence' | 'parallel' | 'loop'
  readonly of: Uint32Array
  readonly count: number
}
