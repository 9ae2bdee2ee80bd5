import { queryOptions } from '@tanstack/react-query'
import { type Answer, answer, api } from '../api/index.ts'

export type ImportLine = Answer<'/history-imports'>['items'][number]
export type ReadyMap = Answer<'/history-maps'>['items'][number]

/** Also read again by the clock while one is under way, should the live connection be down. */
const beat = 4000
const isUnderWay = (line: ImportLine): boolean => line.state === 'running' || line.state === 'waiting'

export const importsQuery = queryOptions({
  queryKey: ['history-imports', 'list'],
  queryFn: () => answer(api.GET('/history-imports', { params: { query: { limit: 200 } } })),
  refetchInterval: query => (query.state.data?.items.some(isUnderWay) ? beat : false),
})

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['history-imports', id],
    queryFn: () => answer(api.GET('/history-imports/{id}', { params: { path: { id } } })),
    refetchInterval: query => (query.state.data && isUnderWay(query.state.data) ? beat : false),
  })

export const mapsQuery = queryOptions({
  queryKey: ['history-maps'],
  queryFn: () => answer(api.GET('/history-maps')),
  staleTime: Number.POSITIVE_INFINITY,
})
