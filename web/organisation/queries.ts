import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/index.ts'

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: () => answer(api.GET('/units')),
  staleTime: 10 * 60_000,
})

export const unitQuery = (id: string) =>
  queryOptions({
    queryKey: ['unit', id],
    queryFn: () => answer(api.GET('/units/{id}', { params: { path: { id } } })),
  })

export const peopleQuery = (q: string, unit?: string) =>
  queryOptions({
    queryKey: ['people', q, unit],
    queryFn: () => answer(api.GET('/people', { params: { query: { q: q || undefined, unit, limit: 20 } } })),
    staleTime: 60_000,
  })
