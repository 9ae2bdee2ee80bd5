import { type Counts, countOf } from './counts.ts'
import { type Interval, wilson } from './interval.ts'
import { type MeasureDefinition, measureDefinitions, type MeasureName } from './measure-definitions.ts'
import { nearlyOne, shownOpinions } from './released.ts'
import { quantileOf } from './sketch.ts'

export interface Measure {
  /** stable */
  readonly name: MeasureName
  /** how the value came about; figures of different methods are not comparable */
  readonly method: string
  readonly unit: MeasureDefinition['unit']
  /** null where nothing applies, or where it is suppressed */
  readonly value: number | null
  /** how many the value rests on */
  readonly n: number
  /** of shares: how many of n; of means and counts: the sum; null otherwise and where suppressed */
  readonly numerator: number | null
  readonly denominator: number
  /** of shares: 95 %, Wilson */
  readonly interval: Interval | null
  /** too few different people answered: the value could tell who said what */
  readonly suppressed?: 'too-few'
  /** so many of n are answers of groups nearly of one opinion, whose share leaves open what the few said */
  readonly nearlyOne?: number
}

/**
 * The figures of a set of commitments, in a fixed order, the same for a supplier and a customer. Named opinions come only when at
 * least `minimumGroup` different people gave them, others in the groups in which they were released.
 */
export function measuresOf(counts: Counts, minimumGroup: number): readonly Measure[] {
  const shown = shownOpinions(counts, minimumGroup)
  return measureDefinitions.map(definition => {
    const isHidden = definition.opinion === true && countOf(shown, `${definition.name}.n`) === 0
    return measureOf(isHidden ? counts : shown, definition, isHidden)
  })
}

function measureOf(counts: Counts, definition: MeasureDefinition, hide: boolean): Measure {
  const { name, unit } = definition
  const n = countOf(counts, `${name}.n`)
  const base = { name, method: definition.method(counts), unit, n, denominator: n, interval: null }
  if (hide && n > 0) return { ...base, value: null, numerator: null, suppressed: 'too-few' }
  switch (definition.of) {
    case 'share': {
      const k = countOf(counts, `${name}.k`)
      const near = name === 'satisfaction' ? countOf(counts, nearlyOne) : 0
      const share = { ...base, value: n === 0 ? null : k / n, numerator: k, interval: wilson(k, n) }
      return near === 0 ? share : { ...share, nearlyOne: near }
    }
    case 'mean': {
      const sum = countOf(counts, `${name}.sum`)
      return { ...base, value: n === 0 ? null : sum / n, numerator: sum }
    }
    case 'sum': {
      const sum = countOf(counts, `${name}.sum`)
      return { ...base, value: sum, numerator: sum }
    }
    case 'count':
      return { ...base, value: n, numerator: n }
    case 'median':
      return { ...base, value: quantileOf(counts, name, 0.5), numerator: null }
  }
}
