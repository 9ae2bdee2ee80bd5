import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api, type MeasureName } from '../api/index.ts'

export const scorecardQuery = (id: string, period: string) =>
  queryOptions({
    queryKey: ['scorecard', id, period],
    queryFn: () => answer(api.GET('/units/{id}/scorecard', { params: { path: { id }, query: { period } } })),
    placeholderData: before => before,
    staleTime: 60_000,
  })

export const overviewQuery = (period: string) =>
  queryOptions({
    queryKey: ['scorecard', 'overview', period],
    queryFn: () => answer(api.GET('/scorecard/overview', { params: { query: { period } } })),
    placeholderData: before => before,
    staleTime: 60_000,
  })

export interface Drill {
  measure: MeasureName
  role: 'supplier' | 'customer'
  part?: 'denominator' | 'numerator' | 'missed'
  period?: string
  service?: string
  other?: string
}

export const behindQuery = (id: string, drill: Drill) =>
  infiniteQueryOptions({
    queryKey: ['scorecard', id, 'behind', drill],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/units/{id}/scorecard/commitments', {
          params: { path: { id }, query: { ...drill, after: pageParam, limit: 50 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })
