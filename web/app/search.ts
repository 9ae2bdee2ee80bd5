import { measureDefinitions, type MeasureName } from '@huke/core/scorecard'
import { meParts } from '../access/index.ts'
import { type CompareKey, compareKeys } from '../scorecard/index.ts'
import { oneOf, searchText } from '../shared/index.ts'

type Raw = Record<string, unknown>

/** Only addresses of this house, so that nobody is led away from it. */
export const localPath = (path: unknown): string | undefined =>
  typeof path === 'string' && path.startsWith('/') && !path.startsWith('//') && !path.includes('\\') ? path : undefined

export interface CatalogueSearch {
  q?: string
  unit?: string
}
export const catalogueSearch = (search: Raw): CatalogueSearch => ({
  q: searchText(search.q),
  unit: searchText(search.unit),
})

export const commitmentSearch = (search: Raw): { act?: string } => ({ act: searchText(search.act) })

export const unitSearch = (search: Raw): { period?: string } => ({ period: searchText(search.period) })

export interface CompareSearch {
  period?: string
  by?: CompareKey
  up?: boolean
}
export const compareSearch = (search: Raw): CompareSearch => ({
  period: searchText(search.period),
  by: oneOf(compareKeys, search.by),
  up: search.up === true || undefined,
})

export interface DrillSearch {
  measure: MeasureName
  role: 'supplier' | 'customer'
  part?: 'denominator' | 'numerator' | 'missed'
  period?: string
  service?: string
  other?: string
}
export const drillSearch = (search: Raw): DrillSearch => ({
  measure: measureDefinitions.find(({ name }) => name === search.measure)?.name ?? 'closed',
  role: search.role === 'customer' ? 'customer' : 'supplier',
  part: oneOf(['denominator', 'numerator', 'missed'], search.part),
  period: searchText(search.period),
  service: searchText(search.service),
  other: searchText(search.other),
})

export const meSearch = (search: Raw): { part?: (typeof meParts)[number] } => ({ part: oneOf(meParts, search.part) })
