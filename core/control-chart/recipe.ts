import type { Stage } from './stage.ts'

export type PanelName =
  | 'individuals'
  | 'moving range'
  | 'mean'
  | 'range'
  | 'standard deviation'
  | 'share'
  | 'count'
  | 'rate'

/** How one panel of a chart comes about: what is drawn, and centre and spread of each point in a stage. */
export type Recipe = {
  readonly name: PanelName
  /** What is drawn at each point; NaN where there is nothing. */
  readonly statistic: readonly number[]
  /** What the statistic cannot pass, and so no limit either. */
  readonly least: number
  readonly most: (at: number) => number
  /** Neighbouring points share measurements, so that patterns mean nothing and only the limits count. */
  readonly dependent: boolean
  readonly estimate: (stage: Stage) => Estimate
}

export type Estimate = {
  readonly center: (at: number) => number
  /** Standard deviation of the statistic. */
  readonly sigma: (at: number) => number
  /** Standard deviation of single measurements; null for counts. */
  readonly process: number | null
  /** Laney's σz: how many times wider the points vary than chance alone would have it; null for other charts. */
  readonly overdispersion: number | null
}

export const unbounded = (): number => Number.POSITIVE_INFINITY
