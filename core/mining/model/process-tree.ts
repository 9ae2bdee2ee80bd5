/**
 * A process tree (van der Aalst 2016, section 3.2.8): an activity, a silent step, or an operator over its parts.
 * A loop has its body first and then one or more ways to repeat it (redo parts): body (redo body)*.
 */
export type ProcessTree =
  | { readonly kind: 'activity'; readonly label: string }
  | { readonly kind: 'silent' }
  | {
      readonly kind: 'sequence' | 'choice' | 'parallel' | 'loop'
      readonly parts: readonly ProcessTree[]
    }
