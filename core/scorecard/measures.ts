import { type Counts, countOf } from './counts.ts'
import { type Interval, wilson } from './interval.ts'
import { type MeasureDefinition, measureDefinitions, type MeasureName } from './measure-definitions.ts'
import { withOpinions } from './opinions.ts'
import { leastRaters } from './raters.ts'
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
}

/**
 * The figures of a set of commitments, in a fixed order, the same for a supplier and a customer. Opinions come only when at least
 * `minimumGroup` different people gave them.
 */
export function measuresOf(counts: Counts, minimumGroup: number): readonly Measure[] {
  const shown = withOpinions(counts, minimumGroup)
  const tooFew = leastRaters(shown) < minimumGroup
  return measureDefinitions.map(definition => measureOf(shown, definition, tooFew && definition.opinion === true))
}

function measureOf(counts: Counts, definition: MeasureDefinition, hide: boolean): Measure {
  const { name, unit } = definition
  const n = countOf(counts, `${name}.n`)
  const base = { name, method: definition.method(counts), unit, n, denominator: n, interval: null }
  if (hide && n > 0) return { ...base, value: null, numerator: null, suppressed: 'too-few' }
  switch (definition.of) {
    case 'share': {
      const k = countOf(counts, `${name}.k`)
      return { ...base, value: n === 0 ? null : k / n, numerator: k, interval: wilson(k, n) }
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
