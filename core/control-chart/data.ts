/** The kinds of charts; `p'` and `u'` are Laney's. */
export const chartKinds = ['xmr', 'xbar-r', 'xbar-s', 'r', 's', 'p', 'np', 'c', 'u', "p'", "u'"] as const
export type ChartKind = (typeof chartKinds)[number]

export const isChartKind = (text: string): text is ChartKind => (chartKinds as readonly string[]).includes(text)

/** What is charted, point by point in the order of time. */
export type ChartData =
  /** One measurement a point. */
  | { readonly chart: 'xmr'; readonly values: readonly number[] }
  /** Several measurements a point, of one size or of several. */
  | {
      readonly chart: 'xbar-r' | 'xbar-s' | 'r' | 's'
      readonly subgroups: readonly (readonly number[])[]
    }
  /** So many of so many: `sizes` are whole numbers, and no count exceeds its size. */
  | {
      readonly chart: 'p' | 'np' | "p'"
      readonly counts: readonly number[]
      readonly sizes: readonly number[]
    }
  /** Events in stretches of the same length. */
  | { readonly chart: 'c'; readonly counts: readonly number[] }
  /** Events in stretches of any length, such as complaints in a number of days: sizes may be fractions. */
  | { readonly chart: 'u' | "u'"; readonly counts: readonly number[]; readonly sizes: readonly number[] }

export const pointsOf = (data: ChartData): number => {
  if (data.chart === 'xmr') return data.values.length
  return 'subgroups' in data ? data.subgroups.length : data.counts.length
}
