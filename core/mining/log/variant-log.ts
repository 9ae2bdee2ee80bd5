/**
 * What discovery and conformance look at: the distinct traces of a log and how many cases took each.
 * A trace is a list of indices into activities; it may be empty. Sorted by count, most frequent first, ties by trace.
 */
export type VariantLog = {
  readonly activities: readonly string[]
  readonly variants: readonly Variant[]
}

export type Variant = { readonly trace: Uint32Array; readonly count: number }
