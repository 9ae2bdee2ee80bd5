import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/index.ts'

export const servicesQuery = (wanted: { q?: string; unit?: string; all?: boolean }) =>
  infiniteQueryOptions({
    queryKey: ['services', wanted],
    queryFn: ({ pageParam }) =>
      answer(api.GET('/services', { params: { query: { ...wanted, after: pageParam, limit: 100 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: before => before,
    staleTime: 60_000,
  })

export const serviceQuery = (id: string) =>
  queryOptions({
    queryKey: ['service', id],
    queryFn: () => answer(api.GET('/services/{id}', { params: { path: { id } } })),
  })
