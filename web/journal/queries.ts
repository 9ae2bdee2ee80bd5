import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type Answer, answer, api } from '../api/index.ts'

export type ImportLine = Answer<'/history-imports'>['items'][number]
export type ReadyMap = Answer<'/history-maps'>['items'][number]
export type DoubtfulName = Answer<'/history-imports/{id}/names'>['items'][number]
export type Meaning = DoubtfulName['proposal']

/** Also read again by the clock while one is under way, should the live connection be down. */
const beat = 4000
const isUnderWay = ({ state }: ImportLine): boolean => state === 'running' || state === 'waiting' || state === 'undoing'

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

export const namesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['history-names', id],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/history-imports/{id}/names', { params: { path: { id }, query: { after: pageParam, limit: 50 } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    // Another file of the same source asks about other names.
    staleTime: 0,
    gcTime: 0,
  })

export const undoQuery = (id: string) =>
  queryOptions({
    queryKey: ['history-imports', id, 'undo'],
    queryFn: () => answer(api.GET('/history-imports/{id}/undo', { params: { path: { id } } })),
    staleTime: 0,
  })

export const mapsQuery = queryOptions({
  queryKey: ['history-maps'],
  queryFn: () => answer(api.GET('/history-maps')),
  staleTime: Number.POSITIVE_INFINITY,
})
